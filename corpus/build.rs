//! Lists the corpus's `*.jsonl` files in generated tables, so that a new file needs no line of code.

use std::fmt::Write as _;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let root = std::env::var("CARGO_MANIFEST_DIR").map_err(std::io::Error::other)?;
    let out = std::env::var("OUT_DIR").map_err(std::io::Error::other)?;
    for folder in ["situations", "moves", "scenes", "rewrites"] {
        let table = table(&Path::new(&root).join(folder), &folder.to_uppercase())?;
        std::fs::write(Path::new(&out).join(format!("{folder}.rs")), table)?;
    }
    Ok(())
}

/// A static table of file name and text.
fn table(folder: &Path, name: &str) -> std::io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    let mut table = format!("/// Name and text of each file.\nstatic {name}: &[(&str, &str)] = &[\n");
    for path in &files {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        writeln!(table, "    ({name:?}, include_str!({:?})),", path.display().to_string())
            .map_err(std::io::Error::other)?;
    }
    table.push_str("];\n");
    Ok(table)
}
