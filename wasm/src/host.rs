//! The way to the service worker: opened at first need, opened again after it is gone.
//!
//! Why JSON text: one copy of the protocol in Rust on this side, and JavaScript that only carries it. The loader (or
//! the demo page) gives the object; see docs for its shape.

use js_sys::Function;
use llumi_protocol::page::ToWorker;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands to `start`.
    #[derive(Debug)]
    pub type Host;
    #[wasm_bindgen(method, catch)]
    fn connect(this: &Host, on_message: &Function, on_close: &Function) -> Result<Connection, JsValue>;
    #[wasm_bindgen(method, getter)]
    pub fn locale(this: &Host) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn kind(this: &Host) -> Option<String>;

    #[derive(Debug)]
    type Connection;
    #[wasm_bindgen(method, catch)]
    fn send(this: &Connection, json: &str) -> Result<(), JsValue>;
}

/// The connection of this page, whether it is open or not.
#[derive(Debug)]
pub struct Wire {
    host: Host,
    open: Option<Connection>,
    /// Number of the connection: a late word about an earlier one is not about this one.
    serial: u32,
}

impl Wire {
    pub fn new(host: Host) -> Self {
        Wire { host, open: None, serial: 0 }
    }

    pub fn host(&self) -> &Host {
        &self.host
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// True for the connection that is open now.
    pub fn is_current(&self, serial: u32) -> bool {
        serial == self.serial && self.open.is_some()
    }

    /// Connection `serial` was closed by the other side; true where it was the current one.
    pub fn closed(&mut self, serial: u32) -> bool {
        let current = self.is_current(serial);
        if current {
            self.open = None;
        }
        current
    }

    /// Sends; opens the connection where there is none, and once more where sending shows that it was gone.
    /// `on_message` and `on_close` get the connection's number first. False: nobody is there.
    pub fn send(
        &mut self,
        message: &ToWorker,
        on_message: impl Fn(u32, String) + Copy + 'static,
        on_close: impl Fn(u32) + Copy + 'static,
    ) -> bool {
        let Ok(json) = serde_json::to_string(message) else { return false };
        for _ in 0..2 {
            if self.open.is_none() {
                self.connect(on_message, on_close);
            }
            match &self.open {
                Some(connection) if connection.send(&json).is_ok() => return true,
                _ => self.open = None,
            }
        }
        false
    }

    fn connect(&mut self, on_message: impl Fn(u32, String) + 'static, on_close: impl Fn(u32) + 'static) {
        self.serial = self.serial.wrapping_add(1);
        let serial = self.serial;
        let message = Closure::<dyn FnMut(JsValue)>::new(move |json: JsValue| {
            if let Some(json) = json.as_string() {
                on_message(serial, json);
            }
        });
        let close = Closure::<dyn FnMut()>::new(move || on_close(serial));
        let (message, close) = (message.into_js_value(), close.into_js_value());
        self.open = self.host.connect(message.unchecked_ref(), close.unchecked_ref()).ok();
    }
}
