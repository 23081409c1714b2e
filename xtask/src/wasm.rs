//! The content script: llumi-wasm built, bound to JavaScript and put into extension/pkg.
//!
//! Why through the library and not the `wasm-bindgen` program: nothing has to be installed, and its version can't
//! differ from the crate's. How: cargo builds for wasm32, `--target web` glue goes to extension/pkg. What is built
//! without npm is complete; with `--plain` binaryen also makes it smaller and [`crate::plain`] translates it.

use crate::{node, plain, shell};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc 1.95 emits for wasm32: named one by one, since `--all-features` would turn on memory64 and more.
pub const FEATURES: [&str; 6] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where the built content script lies.
pub fn folder() -> PathBuf {
    shell::root().join("extension/pkg")
}

/// Builds extension/pkg, and extension/pkg/plain where `with_plain`.
///
/// # Errors
/// Where the wasm target, cargo, node or npm is missing or fails: the message says which and what to do.
pub fn build(with_plain: bool) -> Result<()> {
    // Two of these at once would write the same files.
    let lock = shell::notes()?.join("wasm.lock");
    let lock = fs::File::create(&lock).with_context(|| format!("can't write {}", lock.display()))?;
    lock.lock().context("can't wait for another `cargo xtask wasm`")?;
    let program = compile()?;
    let folder = folder();
    if !is_current(&program, &folder, with_plain) {
        bind(&program, &folder)?;
        if with_plain {
            optimise(&folder.join("llumi_bg.wasm"))?;
        }
        fs::write(stamp_file(), stamp(&program, with_plain)).context("can't note what was built")?;
    }
    if with_plain {
        plain::build(&program, &folder.join("plain"))?;
    } else {
        plain::remove_outdated(&program, &folder.join("plain"))?;
    }
    let mut names = vec!["llumi.js", "llumi_bg.wasm"];
    if folder.join("plain/llumi.js").exists() {
        names.push("plain/llumi_wasm.js");
    }
    for name in names {
        let size = fs::metadata(folder.join(name)).with_context(|| format!("extension/pkg/{name}"))?.len();
        println!("extension/pkg/{name}: {:.0} KB", size as f64 / 1000.0);
    }
    Ok(())
}

fn stamp_file() -> PathBuf {
    shell::root().join("target/wasm-built-from")
}

/// What extension/pkg depends on: the program, this module, and whether binaryen had a hand in it.
fn stamp(program: &[u8], optimised: bool) -> Vec<u8> {
    [program, include_bytes!("wasm.rs"), &[u8::from(optimised)]].concat()
}

/// True where extension/pkg was made from `program`; a smaller one than asked for is as good.
fn is_current(program: &[u8], folder: &Path, optimised: bool) -> bool {
    let there = ["llumi.js", "llumi_bg.wasm"].iter().all(|name| folder.join(name).exists());
    let made_from = fs::read(stamp_file()).unwrap_or_default();
    there && (made_from == stamp(program, true) || (!optimised && made_from == stamp(program, false)))
}

/// Adds the wasm target through rustup where rustc lacks it.
pub fn target() -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = shell::read(shell::command(rustc).args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    if shell::in_path(&["rustup"]).is_none() {
        bail!(
            "this Rust has no {TARGET} library and there is no rustup to add it. Install Rust through rustup, or \
             your distribution's package with the wasm library (Debian: libstd-rust-dev-wasm32)"
        );
    }
    println!("rustup target add {TARGET}");
    shell::run(shell::command("rustup").args(["target", "add", TARGET]))
}

/// Compiles llumi-wasm and returns the module's bytes, not yet bound.
fn compile() -> Result<Vec<u8>> {
    target()?;
    shell::run(shell::cargo().args([
        "build",
        "--quiet",
        "--package",
        "llumi-wasm",
        "--lib",
        "--target",
        TARGET,
        "--profile",
        "web",
    ]))?;
    let file = shell::target().join(TARGET).join("web/llumi_wasm.wasm");
    fs::read(&file).with_context(|| format!("cargo built no {}", file.display()))
}

/// Writes `llumi.js` and `llumi_bg.wasm`: an ES module whose default export loads the wasm beside it.
fn bind(program: &[u8], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("llumi", program.to_vec()).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true).web(true)?;
    // Without this the module would have to be told where its wasm is.
    bindgen.omit_default_module_path(false);
    bindgen.generate(folder).context("wasm-bindgen can't bind llumi-wasm")
}

/// Makes the module smaller, in place.
fn optimise(module: &Path) -> Result<()> {
    let smaller = module.with_extension("wasm.tmp");
    shell::run(node::binaryen("wasm-opt")?.args(FEATURES).arg("-Os").arg(module).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, module).with_context(|| format!("can't replace {}", module.display()))
}
