//! The same content script as plain JavaScript, for pages whose Content-Security-Policy refuses WebAssembly.
//!
//! Why: Chrome holds a content script's WebAssembly to the page's policy, and nothing in a manifest changes that.
//! How: the module's `target_features` section is made to deny what wasm2js can't translate, so that wasm-bindgen
//! emits no externref table and no function with two results; wasm-opt lowers what JavaScript has no counterpart
//! for; wasm2js translates; the glue imports the result instead of the `.wasm`.
//!
//! The glue caches views of the memory and recognises a grown memory by its old buffer being detached. Memory that
//! grows in JavaScript detaches nothing, so each of these checks becomes a comparison with the current buffer.

use crate::node;
use crate::shell;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Features that rustc turns on, wasm-bindgen makes use of, and wasm2js can't translate.
const NOT_IN_JAVASCRIPT: [&str; 2] = ["reference-types", "multivalue"];

/// The module that pages load: the same two exports as the wasm encoding.
const ENTRY: &str = "\
// The content script without WebAssembly: built by `cargo xtask wasm --plain`.
import * as wasm from './llumi_wasm.js';
import * as glue from './llumi_bg.js';

let started = false;

export default async function init() {
  if (started) return;
  started = true;
  glue.__wbg_set_wasm(wasm);
  wasm.__wbindgen_start?.();
}

export * from './llumi_bg.js';
";

/// Translates `program` (as cargo built it) into `folder`; does nothing where that was done before.
///
/// # Errors
/// Where node or npm is missing, a tool fails, or the glue is not of the form that this module knows.
pub fn build(program: &[u8], folder: &Path) -> Result<()> {
    if is_current(program, folder) {
        return Ok(());
    }
    remove(folder)?;
    let work = shell::root().join("target/plain");
    fs::create_dir_all(&work).with_context(|| format!("can't make {}", work.display()))?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("llumi", without_features(program)?).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true).bundler(true)?;
    bindgen.generate(&work).context("wasm-bindgen can't bind llumi-wasm for the plain encoding")?;

    let lowered = work.join("lowered.wasm");
    let mut lower = node::binaryen("wasm-opt")?;
    lower.args([
        "--enable-mutable-globals",
        "--enable-sign-ext",
        "--enable-nontrapping-float-to-int",
        "--enable-bulk-memory",
        "--llvm-memory-copy-fill-lowering",
        "--llvm-nontrapping-fptoint-lowering",
        "--signext-lowering",
        "-Os",
    ]);
    shell::run(lower.arg(work.join("llumi_bg.wasm")).arg("-o").arg(&lowered))?;
    let translated = work.join("llumi_wasm.js");
    shell::run(node::binaryen("wasm2js")?.arg("-Os").arg(&lowered).arg("-o").arg(&translated))?;

    fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    let glue = fs::read_to_string(work.join("llumi_bg.js")).context("wasm-bindgen wrote no llumi_bg.js")?;
    let program_text = fs::read_to_string(&translated).context("wasm2js wrote no program")?;
    fs::write(folder.join("llumi_wasm.js"), with_heap_end(&program_text, &glue)?)?;
    fs::write(folder.join("llumi_bg.js"), with_live_views(&glue)?)?;
    fs::write(folder.join("llumi.js"), ENTRY)?;
    fs::write(stamp_file(), stamp(program)).context("can't note what was translated")
}

/// Removes a translation of another program: two encodings that differ must not lie side by side.
///
/// # Errors
/// Where it can't be removed.
pub fn remove_outdated(program: &[u8], folder: &Path) -> Result<()> {
    if is_current(program, folder) { Ok(()) } else { remove(folder) }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("can't remove {}", folder.display()))?;
    }
    Ok(())
}

fn stamp_file() -> std::path::PathBuf {
    shell::root().join("target/plain/translated-from")
}

/// What a translation depends on: the program and this module.
fn stamp(program: &[u8]) -> Vec<u8> {
    [program, include_bytes!("plain.rs")].concat()
}

fn is_current(program: &[u8], folder: &Path) -> bool {
    folder.join("llumi.js").exists() && fs::read(stamp_file()).is_ok_and(|found| found == stamp(program))
}

/// The module with each note that it was compiled with one of [`NOT_IN_JAVASCRIPT`] turned into a denial.
///
/// # Errors
/// Where a note is not there exactly once: another compiler writes another section.
fn without_features(module: &[u8]) -> Result<Vec<u8>> {
    let mut changed = module.to_vec();
    for name in NOT_IN_JAVASCRIPT {
        // An entry of the section `target_features`: `+`, the name's length, the name.
        let note = [&[b'+', name.len() as u8], name.as_bytes()].concat();
        let mut places = module.windows(note.len()).enumerate().filter(|(_, bytes)| *bytes == note);
        match (places.next(), places.next()) {
            (Some((place, _)), None) => changed[place] = b'-',
            _ => bail!("the module's section target_features does not name {name} exactly once"),
        }
    }
    Ok(changed)
}

/// The translated program without indentation, and with the one import answered that wasm-bindgen leaves open where
/// there is no externref table: the first slot of its heap of JavaScript values that can be given back.
///
/// # Errors
/// Where the glue does not say which slot that is, or another import is left open.
fn with_heap_end(program: &str, glue: &str) -> Result<String> {
    const OPEN: &str = "import * as __wbindgen_externref_xform__ from '__wbindgen_externref_xform__';";
    let end = glue
        .split_once("if (idx < ")
        .and_then(|(_, rest)| rest.split_once(") return;"))
        .and_then(|(number, _)| number.parse::<u32>().ok())
        .context("wasm-bindgen's glue does not say where its heap's fixed slots end")?;
    let answered =
        format!("const __wbindgen_externref_xform__ = {{ __wbindgen_externref_statics_end: () => {end} }};");
    let mut out = String::with_capacity(program.len());
    for line in program.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
        out.push_str(if line == OPEN { &answered } else { line });
        out.push('\n');
    }
    let foreign = out.lines().find(|line| line.starts_with("import ") && !line.contains("'./llumi_bg.js'"));
    ensure!(foreign.is_none(), "the translated program has an import that nothing answers: {foreign:?}");
    Ok(out)
}

/// The glue with every check for a detached buffer turned into a comparison with the current one.
///
/// # Errors
/// Where a check is left that this function does not know: a newer wasm-bindgen writes other code.
fn with_live_views(glue: &str) -> Result<String> {
    let mut out = String::with_capacity(glue.len());
    let mut mended = 0;
    for line in glue.lines() {
        match stale_view(line) {
            Some(view) => {
                mended += 1;
                let indent = &line[..line.len() - line.trim_start().len()];
                out.push_str(&format!(
                    "{indent}if ({view} === null || {view}.buffer !== wasm.memory.buffer) {{"
                ));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    ensure!(mended > 0, "no cached view of the memory was found in wasm-bindgen's glue");
    // 64-bit integers cross the border in two halves after wasm2js, as one BigInt in the glue.
    for sign in ["byteLength === 0", ".detached", "BigInt"] {
        ensure!(
            !out.contains(sign),
            "wasm-bindgen's glue has {sign:?}, which the plain encoding can't serve"
        );
    }
    Ok(out)
}

/// The cached view that `line` checks, where it is such a check:
/// `if (cachedX === null || cachedX.byteLength === 0) {` or the longer form for a DataView.
fn stale_view(line: &str) -> Option<&str> {
    let (view, rest) = line.trim_start().strip_prefix("if (")?.split_once(" === null || ")?;
    let checks = rest.contains("byteLength === 0") || rest.contains(".buffer.detached");
    (view.starts_with("cached") && rest.ends_with(") {") && checks).then_some(view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_of_views_follow_the_memory() {
        let glue = "\
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
";
        let mended = with_live_views(glue).unwrap();
        assert!(mended.contains("    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer) {\n"));
        assert!(mended.contains("    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer !== wasm.memory.buffer) {\n"));
    }

    #[test]
    fn the_open_import_is_answered() {
        let glue = "function dropObject(idx) {\n    if (idx < 1028) return;\n}";
        let program = "import * as a from './llumi_bg.js';\n\
            import * as __wbindgen_externref_xform__ from '__wbindgen_externref_xform__';\n  var x;\n\n";
        let expected = "import * as a from './llumi_bg.js';\n\
            const __wbindgen_externref_xform__ = { __wbindgen_externref_statics_end: () => 1028 };\nvar x;\n";
        assert_eq!(with_heap_end(program, glue).unwrap(), expected);
        assert!(with_heap_end(program, "").is_err());
        assert!(with_heap_end("import * as b from 'env';", glue).is_err());
    }

    #[test]
    fn unknown_glue_is_refused() {
        assert!(with_live_views("let x = 1;").is_err());
        let other = "if (cachedA === null || cachedA.byteLength === 0) {\nif (view.byteLength === 0) {\n";
        assert!(with_live_views(other).is_err());
    }

    #[test]
    fn notes_about_features_are_turned() {
        let module = b"\0asm..+\x0amultivalue+\x0areference.+\x0freference-types+\x08sign-ext";
        let expected = b"\0asm..-\x0amultivalue+\x0areference.-\x0freference-types+\x08sign-ext";
        assert_eq!(without_features(module).unwrap(), expected);
        assert!(without_features(b"\0asm+\x0amultivalue").is_err());
        assert!(without_features(b"+\x0freference-types+\x0freference-types+\x0amultivalue").is_err());
    }
}
