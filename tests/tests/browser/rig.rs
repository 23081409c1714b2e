//! What every case does: a browser, pages on the two sites, a paired daemon; and what holds at the end of each.

use crate::browser::Browser;
use crate::dom::Node;
use crate::fake::{Fake, SECRET};
use crate::page::Page;
use crate::sites;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// The box of old.reddit.com's top form.
pub const OLD_BOX: &str = ".cloneable textarea";
/// The editor of www.reddit.com's composer.
pub const NEW_BOX: &str = "[slot='rte']";
/// What a collapsed composer is opened by.
pub const TRIGGER: &str = ".trigger";

pub struct Rig {
    pub browser: Browser,
    opened: RefCell<Vec<Rc<Page>>>,
}

/// Runs a case and checks at its end that nothing was submitted, pressed, sent or left on any page, as told by the
/// guards in the page's and in the extension's world and by the browser itself.
pub fn case(body: impl FnOnce(&Rig)) {
    let rig = Rig { browser: Browser::launch(), opened: RefCell::default() };
    body(&rig);
    for page in rig.opened.borrow().iter() {
        let activated = page.eval("window.activated ?? null");
        assert_eq!(activated, json!([]), "the page's submit button or form was activated");
        assert_eq!(page.eval_in_extension("globalThis.watched"), true, "the extension's world is watched");
        let errors: Vec<String> = page
            .console()
            .into_iter()
            .filter(|said| said.contains("uncaught") || said.contains("panicked"))
            .collect();
        assert!(errors.is_empty(), "errors on the page: {errors:#?}");
    }
    let offences = rig.browser.offences();
    assert!(offences.is_empty(), "llumi never does this: {offences:#?}");
}

impl Rig {
    /// A tab at `url` on one of the sites.
    pub fn open(&self, url: &str) -> Rc<Page> {
        let page = Rc::new(self.browser.page());
        page.goto(url);
        page.wait("the site's own script is done", || {
            page.eval("location.hostname !== 'www.reddit.com' || window.ready === true") == true
        });
        self.opened.borrow_mut().push(Rc::clone(&page));
        page
    }

    /// The old site with the caret in the top box.
    pub fn open_old(&self, suffix: &str) -> Rc<Page> {
        let page = self.open(&format!("{}{suffix}", sites::OLD));
        page.click_css(OLD_BOX);
        page
    }

    /// The new site with the composer opened and the caret in it.
    pub fn open_new(&self, suffix: &str) -> Rc<Page> {
        let page = self.open(&format!("{}{suffix}", sites::NEW));
        page.click_css(TRIGGER);
        page.wait("the composer is open", || page.eval("document.activeElement?.slot === 'rte'") == true);
        page
    }

    /// Writes into the extension's storage, as the options page does.
    pub fn store(&self, values: &Value) {
        let page = self.browser.extension_page("options.html");
        page.eval(&format!("chrome.storage.local.set({values})"));
        page.close();
    }

    /// Pairs with a daemon.
    pub fn pair(&self, port: u16, secret: &str) {
        self.store(&json!({"secret": secret, "settings": {"port": port}}));
    }

    /// A fake daemon, paired.
    pub fn fake(&self) -> Fake {
        let fake = Fake::start();
        self.pair(fake.port, SECRET);
        fake
    }
}

/// The two kinds of page that most cases are run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// A textarea.
    Old,
    /// Lexical.
    New,
}

pub const BOTH: [Site; 2] = [Site::Old, Site::New];

impl Site {
    /// A tab with the top box open and the caret in it.
    pub fn open(self, rig: &Rig, suffix: &str) -> Rc<Page> {
        match self {
            Site::Old => rig.open_old(suffix),
            Site::New => rig.open_new(suffix),
        }
    }

    /// The box's text, as the page's own script has it.
    pub fn text(self, page: &Page) -> String {
        let script = match self {
            Site::Old => "document.querySelector('.cloneable textarea').value",
            Site::New => "document.querySelector('shreddit-composer').text",
        };
        page.eval(script).as_str().unwrap_or_default().to_owned()
    }

    /// Clicks into the box: the caret is in it afterwards.
    pub fn focus(self, page: &Page) {
        page.click_css(if self == Site::Old { OLD_BOX } else { NEW_BOX });
    }

    /// Waits until the box holds exactly `text`.
    pub fn wait_text(self, page: &Page, text: &str) {
        let mut last = String::new();
        page.wait(&format!("the box on {self:?} holds {text:?}"), || {
            let now = self.text(page);
            if now != last {
                eprintln!("{self:?}: {now:?}");
                last = now;
            }
            last == text
        });
        look();
    }
}

/// The moment that a person takes to see what has changed; llumi reads back what it wrote meanwhile.
pub fn look() {
    std::thread::sleep(Duration::from_millis(200));
}

/// Opens the panel by its badge, and waits until it says whether a daemon is there.
pub fn open_panel(page: &Page) {
    page.press_button("badge");
    page.get("panel");
    page.wait("the panel knows about the daemon", || !page.text("daemon-state").contains("Looking for"));
}

/// Writes `text` into the box and opens the panel.
pub fn write_and_open(site: Site, page: &Page, text: &str) {
    page.type_text(text);
    site.wait_text(page, text);
    open_panel(page);
}

/// The five scores as the panel shows them, in order.
pub fn scores(page: &Page) -> Vec<String> {
    let names = ["readability", "empathy", "connection", "actionability", "safety"];
    let tree = page.tree();
    names
        .iter()
        .map(|name| tree.named(&format!("score-{name}")).first().map(Node::text).unwrap_or_default())
        .collect()
}
