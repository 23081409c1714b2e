//! The command line: answers, JSON, streams, and what it says when something is wrong.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic that names the place")]

#[path = "common/daemon.rs"]
#[expect(dead_code, reason = "each suite uses another part of it")]
mod daemon;

use daemon::{Daemon, llumi, starter};
use serde_json::Value;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut child = llumi()
        .args(arguments)
        .env("LLUMI_HOME", home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// The program fails, and says every one of `expect` without a panic.
fn fails(arguments: &[&str], input: &str, expect: &[&str]) {
    let output = run(arguments, input);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{arguments:?} should fail");
    assert!(!words.contains("panicked"), "{words}");
    for part in expect {
        assert!(words.contains(part), "{arguments:?}: {words:?} lacks {part:?}");
    }
}

const POST: &str = "Lost my job\n\nI lost my job on Monday and I have not told my wife. I feel useless.";

#[test]
fn draft_improve_and_score() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.txt");
    std::fs::write(&draft, "just update your cv, it gets better").unwrap();
    let output = run(&["draft", "--post", "-", "--seed", "3"], POST);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && text.contains("Source: ") && text.contains("Empathy"), "{text}");
    let output = run(&["improve", "--post", "-", "--draft", draft.to_str().unwrap(), "--json"], POST);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["task"], "improve");
    assert!(answer["before"]["empathy"].is_number());
    let output = run(&["score", "--json"], "Just think positive.");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(!report["hints"].as_array().unwrap().is_empty());
    assert_eq!((&answer["version"], &report["version"]), (&Value::from(1), &Value::from(1)));
}

#[test]
fn every_command_reads_a_post_alike() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, object) = (folder.path().join("post.txt"), folder.path().join("post.json"));
    // The title is what makes this post one of a person at risk.
    std::fs::write(&plain, "I want to kill myself\n\nNobody would notice anyway.").unwrap();
    let thread = serde_json::json!({"title": "I want to kill myself", "post": "Nobody would notice anyway."});
    std::fs::write(&object, thread.to_string()).unwrap();
    let report = |post: &Path| -> Value {
        let output = run(&["score", "--post", post.to_str().unwrap(), "--json"], "That sounds so hard.");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    assert_eq!(report(&plain), report(&object));
    assert_ne!(report(&object)["risk"], "none_noticed");
    for arguments in [
        &["improve", "--post", "-", "--draft", "-"][..],
        &["draft", "--post", "-", "--parent", "-"],
        &["score", "--post", "-"],
    ] {
        fails(arguments, POST, &["standard input can be read once", "--post and --"]);
    }
}

#[test]
fn a_stream_of_scores_goes_on_after_a_broken_line() {
    let lines = "{\"id\": 1, \"post\": \"I feel low\", \"reply\": \"That sounds hard.\"}\n\nnot json\n\
                 {\"id\": \"b\", \"post\": {\"title\": \"t\", \"post\": \"p\"}, \"reply\": \"Hi\", \"more\": 1}\n";
    let output = run(&["score", "--jsonl"], lines);
    let out = String::from_utf8(output.stdout).unwrap();
    let results: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(results.len(), 3, "{out}");
    let wrong = "{\"id\": 7, \"post\": 5, \"reply\": \"Hi\"}\n{\"id\": 8}\n{\"id\": 9, \"reply\": []}\n[]\n";
    let out = String::from_utf8(run(&["score", "--jsonl"], wrong).stdout).unwrap();
    let broken: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (index, (id, words)) in [
        (Value::from(7), "`post` is a text, or an object"),
        (Value::from(8), "`reply` is missing"),
        (Value::from(9), "`reply` is not a text"),
        (Value::Null, "one object"),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!((&broken[index]["id"], &broken[index]["line"]), (&id, &Value::from(index + 1)), "{out}");
        assert!(broken[index]["error"].as_str().unwrap().contains(words), "{out}");
    }
    assert_eq!((&results[0]["id"], &results[2]["id"]), (&Value::from(1), &Value::from("b")));
    assert_eq!(results[1]["line"], 3);
    assert!(results[0]["scores"]["safety"].is_number());
    assert!(!output.status.success(), "a broken line shows in the exit status");
}

#[test]
fn bad_input() {
    let latin1 = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(latin1.path(), [0x61, 0xe9, 0x62]).unwrap();
    fails(&["draft", "--post", "-"], " ", &["there is no post"]);
    fails(&["draft", "--post", "/nowhere/post.txt"], "", &["reading /nowhere/post.txt"]);
    fails(&["draft", "--post", latin1.path().to_str().unwrap()], "", &["is not UTF-8 text (byte 1)"]);
    fails(&["draft", "--post", "-"], &"word ".repeat(40_000), &["at most 40000"]);
    fails(&["draft", "--post", "-", "--device", "gpu"], POST, &["no GPU support"]);
    fails(&["draft", "--post", "-", "--candidates", "0"], POST, &["--candidates"]);
    fails(&["draft", "--post", "-", "--candidates", "65"], POST, &["--candidates", "1..=64"]);
    fails(
        &["draft", "--post", "-", "--model", "/nowhere/model.gguf"],
        POST,
        &["/nowhere/model.gguf: no such"],
    );
    fails(&["status", "--port", "1"], "", &["no llumi daemon answers on port 1"]);
}

/// The starter with one file changed.
fn damaged(change: impl Fn(&Path)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["config.json", "tokenizer.json", "model.safetensors"] {
        std::fs::copy(starter().join(name), folder.path().join(name)).unwrap();
    }
    change(folder.path());
    folder
}

#[test]
fn damaged_models_are_refused_by_name() {
    let write = |name: &'static str, bytes: &'static [u8]| {
        move |folder: &Path| std::fs::write(folder.join(name), bytes).unwrap()
    };
    let cut = |folder: &Path| {
        let path = folder.join("model.safetensors");
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    };
    for (folder, expect) in [
        (
            damaged(|f| std::fs::remove_file(f.join("tokenizer.json")).unwrap()),
            vec!["tokenizer.json", "no such file"],
        ),
        (damaged(|f| std::fs::remove_file(f.join("model.safetensors")).unwrap()), vec!["model.safetensors"]),
        (damaged(write("tokenizer.json", b"{}")), vec!["tokenizer.json", "damaged"]),
        (damaged(write("config.json", b"{")), vec!["config"]),
        (
            damaged(write("model.safetensors", b"\xff\xff\xff\xff\xff\xff\xff\x7f{}")),
            vec!["model.safetensors"],
        ),
        (damaged(cut), vec!["model.safetensors", "damaged"]),
    ] {
        fails(&["draft", "--post", "-", "--model", folder.path().to_str().unwrap()], POST, &expect);
    }
    let folder = damaged(|f| std::fs::remove_file(f.join("tokenizer.json")).unwrap());
    let output = run(&["draft", "--post", "-", "--model", folder.path().to_str().unwrap()], POST);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!words.contains("pull"), "there is no such command: {words}");
    let gguf = folder.path().join("model.gguf");
    std::fs::write(&gguf, b"GGUF\x03\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\x7f").unwrap();
    let arguments = ["draft", "--post", "-", "--model", gguf.to_str().unwrap()];
    fails(&arguments, POST, &["tokenizer.json of the same model beside it"]);
    std::fs::copy(starter().join("tokenizer.json"), folder.path().join("tokenizer.json")).unwrap();
    fails(&arguments, POST, &["model.gguf"]);
}

#[test]
fn a_taken_port_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    fails(&["serve", "--port", &port], "", &[&format!("port {port} can't be used"), "--port 0"]);
}

#[test]
fn status_asks_the_running_daemon() {
    let daemon = Daemon::start(&[]);
    let output = llumi()
        .args(["status", "--port", &daemon.port.to_string()])
        .env("LLUMI_HOME", daemon.home.path())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && text.contains("model starter"), "{text}");
    fails(&["status", "--port", &daemon.port.to_string()], "", &["not your llumi daemon"]);
    let output = llumi().args(["pair", "--new"]).env("LLUMI_HOME", daemon.home.path()).output().unwrap();
    assert!(output.status.success());
    let output = llumi()
        .args(["status", "--port", &daemon.port.to_string()])
        .env("LLUMI_HOME", daemon.home.path())
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && words.contains("must be restarted"), "{words}");
}

#[test]
fn status_says_that_another_program_answers() {
    for said in [
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<ok>",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<no>",
        "SSH-2.0-OpenSSH_9.9\r\n",
    ] {
        let foreign = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = foreign.local_addr().unwrap().port().to_string();
        std::thread::spawn(move || {
            for mut stream in foreign.incoming().flatten() {
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(said.as_bytes());
            }
        });
        fails(&["status", "--port", &port], "", &[&format!("another program answers on port {port}")]);
    }
}

#[test]
fn settings_from_file_and_environment() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let arguments = ["draft", "--post", "-", "--config", config.to_str().unwrap()];
    for (text, expect) in [
        ("candidates = 0", "0 is not in 1..=64"),
        ("candidates = 65", "65 is not in 1..=64"),
        ("draft_adapter = \"/nowhere/adapter\"", "/nowhere/adapter"),
        ("improve_adapter = \"/nowhere/adapter\"", "/nowhere/adapter"),
    ] {
        std::fs::write(&config, text).unwrap();
        fails(&arguments, POST, &[expect]);
    }
    std::fs::write(&config, "port = 1").unwrap();
    let output = llumi()
        .arg("status")
        .env("LLUMI_CONFIG", &config)
        .env("LLUMI_HOME", folder.path().join("home"))
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("no llumi daemon answers on port 1;"), "{words}");
    for (value, expect) in [("llumi=loud", "parsing level"), ("inof", "no part of llumi")] {
        let output = llumi()
            .args(["serve", "--port", "0", "--model", "/nowhere"])
            .env("LLUMI_HOME", folder.path().join("home"))
            .env("LLUMI_LOG", value)
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(words.contains(expect) && words.contains("LLUMI_LOG="), "{words}");
    }
}

#[test]
fn an_empty_home_is_no_home() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("here");
    std::fs::create_dir(&here).unwrap();
    let output = llumi()
        .arg("pair")
        .current_dir(&here)
        .env("LLUMI_HOME", "")
        .env("XDG_CONFIG_HOME", "")
        .env("HOME", folder.path())
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(folder.path().join(".config/llumi/secret").exists() && !here.join("secret").exists());
}

#[test]
fn help_says_what_the_program_is_for() {
    let help = String::from_utf8(run(&["--help"], "").stdout).unwrap();
    assert!(help.starts_with("Better peer support, on your own machine"), "{help}");
}
