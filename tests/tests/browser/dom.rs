//! The whole tree of a page as the debugger sees it: also inside closed shadow roots, which no page script can read.

use serde_json::Value;

/// One node of `DOM.getDocument`'s answer.
#[derive(Clone)]
pub struct Node(pub Value);

impl Node {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let list = self.0["attributes"].as_array()?;
        list.chunks(2).find(|pair| pair[0] == name).and_then(|pair| pair[1].as_str())
    }

    pub fn backend_id(&self) -> i64 {
        self.0["backendNodeId"].as_i64().unwrap_or_default()
    }

    /// Children, with the contents of shadow roots first.
    fn children(&self) -> impl Iterator<Item = &Value> {
        ["shadowRoots", "children"].into_iter().filter_map(|kind| self.0[kind].as_array()).flatten()
    }

    /// Every node that `accept` takes, in document order; nothing inside a hidden element.
    pub fn all(&self, accept: &dyn Fn(&Node) -> bool) -> Vec<Node> {
        let mut found = Vec::new();
        self.collect(accept, &mut found);
        found
    }

    fn collect(&self, accept: &dyn Fn(&Node) -> bool, found: &mut Vec<Node>) {
        if self.attribute("hidden").is_some() {
            return;
        }
        if accept(self) {
            found.push(self.clone());
        }
        for child in self.children() {
            Node(child.clone()).collect(accept, found);
        }
    }

    /// All elements whose `data-llumi` is `name`.
    pub fn named(&self, name: &str) -> Vec<Node> {
        self.all(&|node| node.attribute("data-llumi") == Some(name))
    }

    /// All text below, pieces joined by a space.
    pub fn text(&self) -> String {
        let pieces = self.all(&|node| node.0["nodeType"] == 3);
        let pieces: Vec<&str> = pieces.iter().filter_map(|node| node.0["nodeValue"].as_str()).collect();
        pieces.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
