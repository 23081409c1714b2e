//! Broken files: each gives an error that names the file or the key and says what to do, and none a panic, an
//! endless wait, or memory for sizes that only a broken header claims.
#![expect(clippy::unwrap_used, reason = "helpers of tests: a fixture that cannot be read fails the test")]

use candle_core::Device;
use llumi_model::{Adapter, ModelError, load};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// A copy of a fixture folder that may be broken.
fn copy(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(fixture(name)).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    folder
}

fn error(path: &Path) -> ModelError {
    load(path, &Device::Cpu, None).err().unwrap_or_else(|| panic!("{} was read", path.display()))
}

/// Loads a folder after `break_it` and expects all of `words` in the message.
#[track_caller]
fn check(name: &str, words: &[&str], break_it: impl FnOnce(&Path)) {
    let folder = copy(name);
    break_it(folder.path());
    let message = error(folder.path()).to_string();
    for word in words {
        assert!(message.contains(word), "`{word}` is not in: {message}");
    }
}

fn edit(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

/// Changes the text of a safetensors header, keeping its length right.
fn edit_header(path: &Path, from: &str, to: &str) {
    edit(path, |bytes| {
        let length = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
        let header = String::from_utf8(bytes[8..8 + length].to_vec()).unwrap();
        assert!(header.contains(from), "{from} is not in {header}");
        let header = header.replacen(from, to, 1);
        let mut changed = (header.len() as u64).to_le_bytes().to_vec();
        changed.extend(header.bytes());
        changed.extend(&bytes[8 + length..]);
        *bytes = changed;
    });
}

fn edit_text(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn missing_files() {
    let nowhere = Path::new("/no/such/model");
    let message = error(nowhere).to_string();
    assert!(message.contains("/no/such/model") && message.contains("no such file"), "{message}");
    for (name, file) in [
        ("plain", "config.json"),
        ("plain", "model.safetensors"),
        ("sharded", "model-00002-of-00002.safetensors"),
    ] {
        check(name, &[file, "no such file"], |folder| fs::remove_file(folder.join(file)).unwrap());
    }
}

#[test]
fn damaged_safetensors() {
    let file = "model.safetensors";
    check("plain", &[file, "damaged", "again"], |folder| {
        edit(&folder.join(file), |bytes| bytes.truncate(50_000))
    });
    check("plain", &[file, "no header"], |folder| edit(&folder.join(file), Vec::clear));
    check("plain", &[file, "header"], |folder| edit(&folder.join(file), |bytes| bytes[20] = b'{'));
    check("plain", &[file, "bytes of tensors"], |folder| edit(&folder.join(file), |bytes| bytes.push(0)));
    for claimed in [1u64 << 40, u64::MAX, 99_999_999] {
        check("plain", &[file, "claims"], |folder| {
            edit(&folder.join(file), |bytes| bytes[..8].copy_from_slice(&claimed.to_le_bytes()));
        });
    }
    check("plain", &[file, "damaged"], |folder| {
        edit_header(&folder.join(file), "\"shape\":[96,32]", "\"shape\":[96000000000000,32]");
    });
    check("plain", &[file, "damaged"], |folder| {
        edit_header(&folder.join(file), "\"shape\":[96,32]", "\"shape\":[18446744073709551615,32]");
    });
    check("plain", &[file, "model.norm.weight", "missing"], |folder| {
        edit_header(&folder.join(file), "\"model.norm.weight\"", "\"model.gone.weight\"");
    });
    check("plain", &["model.norm.weight", "[32]", "[4, 8]"], |folder| {
        let path = folder.join(file);
        let header = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let at = header.find("\"model.norm.weight\"").unwrap();
        let entry = &header[at..at + header[at..].find("[32]").unwrap() + 4];
        edit_header(&path, entry, &entry.replace("[32]", "[4,8]"));
    });
    check("plain", &[file, "I32", "f16"], |folder| {
        edit_header(&folder.join(file), "\"F32\"", "\"I32\"");
    });
}

#[test]
fn damaged_index() {
    let index = "model.safetensors.index.json";
    let shard = "model-00001-of-00002.safetensors";
    for name in ["../plain/model.safetensors", "/etc/passwd", "..", "a/../b", "", "./x"] {
        check("sharded", &[index, "not the name of a file"], |folder| {
            edit_text(&folder.join(index), shard, name);
        });
    }
    check("sharded", &["other.safetensors", "no such file"], |folder| {
        edit_text(&folder.join(index), shard, "other.safetensors");
    });
    check("sharded", &["model.norm.weight", "missing"], |folder| {
        edit_text(&folder.join(index), "\"model.norm.weight\"", "\"model.gone.weight\"");
    });
    check("sharded", &[index, "damaged"], |folder| fs::write(folder.join(index), "{").unwrap());
    // The index points to a shard that does not hold the tensor.
    check("sharded", &["missing from"], |folder| {
        let path = folder.join(index);
        edit_text(&path, shard, "model-00002-of-00002.safetensors");
    });
}

#[test]
fn wrong_configurations() {
    for (from, to, word) in [
        ("\"hidden_size\": 32", "\"hidden_size\": 64", "[96, 64]"),
        ("\"vocab_size\": 96", "\"vocab_size\": 97", "[97, 32]"),
        ("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3", "model.layers.2."),
        ("\"num_key_value_heads\": 4", "\"num_key_value_heads\": 3", "`num_key_value_heads`"),
        ("\"model_type\": \"mistral\"", "\"model_type\": \"qwen2\"", "`model_type`"),
        ("\"hidden_act\": \"silu\"", "\"hidden_act\": \"relu\"", "`hidden_act`"),
        ("{", "", "`config.json`"),
    ] {
        check("plain", &[word], |folder| edit_text(&folder.join("config.json"), from, to));
    }
}

/// Loads a broken copy of a GGUF file.
fn gguf(bytes: &[u8]) -> Result<llumi_model::Mistral, ModelError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.gguf");
    fs::write(&path, bytes).unwrap();
    load(&path, &Device::Cpu, None)
}

#[test]
fn damaged_gguf() {
    let whole = fs::read(fixture("gguf/q8_0.gguf")).unwrap();
    gguf(&whole).unwrap();
    for length in (0..whole.len()).step_by(97) {
        let message = gguf(&whole[..length]).unwrap_err().to_string();
        assert!(message.contains("broken.gguf"), "{length}: {message}");
    }
    let changed = |at: usize, bytes: &[u8]| {
        let mut copy = whole.clone();
        copy[at..at + bytes.len()].copy_from_slice(bytes);
        gguf(&copy).map(|_| ()).map_err(|error| error.to_string())
    };
    assert!(changed(0, b"GGML").unwrap_err().contains("does not begin"));
    assert!(changed(4, &1u32.to_le_bytes()).unwrap_err().contains("version 1"));
    assert!(changed(8, &u64::MAX.to_le_bytes()).unwrap_err().contains("claims"));
    assert!(changed(16, &(1u64 << 50).to_le_bytes()).unwrap_err().contains("claims"));
    let find = |text: &str| whole.windows(text.len()).position(|part| part == text.as_bytes()).unwrap();
    let heads = find("llama.attention.head_count") + "llama.attention.head_count".len() + 4;
    assert!(changed(heads, &0u32.to_le_bytes()).unwrap_err().contains("num_attention_heads"));
    assert!(changed(find("general.architecture"), b"genXral").unwrap_err().contains("architecture"));
    let shape = find("blk.0.attn_q.weight") + "blk.0.attn_q.weight".len() + 4;
    assert!(changed(shape, &(1u64 << 60).to_le_bytes()).unwrap_err().contains("attn_q"));
    let kind = shape + 16;
    assert!(changed(kind, &23u32.to_le_bytes()).unwrap_err().contains("type 23"));
    assert!(changed(kind + 4, &(u64::MAX - 9).to_le_bytes()).unwrap_err().contains("ends within"));
    assert!(changed(find("output_norm.weight"), b"outpXt").unwrap_err().contains("output_norm"));
}

/// Every header byte replaced by each of a few values: a model or an error, never a panic.
#[test]
fn no_header_byte_can_make_it_panic() {
    let whole = fs::read(fixture("gguf/q4_0.gguf")).unwrap();
    // 96 strings of a tokenizer stand in the middle; the ends hold everything that sizes memory.
    let header = whole.windows(19).rposition(|part| part == b"blk.2.attn_q.weight").unwrap() + 64;
    let (mut read, mut refused) = (0, 0);
    for at in (0..header).filter(|at| *at < 700 || at % 7 == 0) {
        for value in [0, 1, 0x7f, 0xff] {
            if whole[at] == value {
                continue;
            }
            let mut copy = whole.clone();
            copy[at] = value;
            match gguf(&copy) {
                Ok(_) => read += 1,
                Err(_) => refused += 1,
            }
        }
    }
    assert!(read > 100 && refused > 1000, "{read} read, {refused} refused");
}

#[test]
fn wrong_kinds_of_path() {
    let message = error(&fixture("plain/model.safetensors")).to_string();
    assert!(message.contains("folder"), "{message}");
    let message = error(&fixture("plain/config.json")).to_string();
    assert!(message.contains("GGUF"), "{message}");
}

#[test]
fn damaged_adapters() {
    let model = load(&fixture("grouped"), &Device::Cpu, None).unwrap();
    let other = load(&fixture("plain"), &Device::Cpu, None).unwrap();
    let qv = "adapters/qv";
    let check = |words: &[&str], break_it: &dyn Fn(&Path)| {
        let folder = copy(qv);
        break_it(folder.path());
        let message = Adapter::load(folder.path(), &model).unwrap_err().to_string();
        for word in words {
            assert!(message.contains(word), "`{word}` is not in: {message}");
        }
    };
    let (config, tensors) = ("adapter_config.json", "adapter_model.safetensors");
    check(&[config, "no such file"], &|folder| fs::remove_file(folder.join(config)).unwrap());
    check(&[tensors, "no such file"], &|folder| fs::remove_file(folder.join(tensors)).unwrap());
    check(&[config, "damaged"], &|folder| fs::write(folder.join(config), "[]").unwrap());
    check(&["use_dora"], &|folder| {
        edit_text(&folder.join(config), "\"use_dora\": false", "\"use_dora\": true")
    });
    check(&["peft_type"], &|folder| edit_text(&folder.join(config), "\"LORA\"", "\"IA3\""));
    check(&["biases"], &|folder| edit_text(&folder.join(config), "\"bias\": \"none\"", "\"bias\": \"all\""));
    check(&[config, "modules_to_save", "whole layers"], &|folder| {
        edit_text(&folder.join(config), "\"modules_to_save\": null", "\"modules_to_save\": [\"lm_head\"]");
    });
    check(
        &[config, "init_lora_weights", "pissa_niter_4", "path_initial_model_for_weight_conversion"],
        &|folder| {
            edit_text(
                &folder.join(config),
                "\"init_lora_weights\": true",
                "\"init_lora_weights\": \"pissa_niter_4\"",
            );
        },
    );
    check(&[config, "alora_invocation_tokens"], &|folder| {
        let none = "\"alora_invocation_tokens\": null";
        edit_text(&folder.join(config), none, "\"alora_invocation_tokens\": [5, 6]");
    });
    check(&[tensors, "damaged"], &|folder| edit(&folder.join(tensors), |bytes| bytes.truncate(3000)));
    check(&["layers.7"], &|folder| edit_header(&folder.join(tensors), "layers.0", "layers.7"));
    check(&["k_proj", "[16, 4]"], &|folder| {
        let path = folder.join(tensors);
        edit_header(&path, "layers.0.self_attn.q_proj.lora_A", "layers.0.self_attn.k_proj.lora_A");
        edit_header(&path, "layers.0.self_attn.q_proj.lora_B", "layers.0.self_attn.k_proj.lora_B");
    });
    check(&["only one of its two"], &|folder| {
        edit_header(
            &folder.join(tensors),
            "layers.0.self_attn.q_proj.lora_A",
            "layers.0.self_attn.k_proj.lora_A",
        );
    });
    // An adapter of a model with fewer key heads and more layers.
    let message = Adapter::load(&fixture(qv), &other).unwrap_err().to_string();
    assert!(message.contains("layers.2") || message.contains("v_proj"), "{message}");
}

#[test]
fn calls_that_cannot_be_answered() {
    use candle_core::Tensor;
    use llumi_model::Logits;
    let model = load(&fixture("grouped"), &Device::Cpu, None).unwrap();
    let tokens = |ids: &[u32]| Tensor::new(ids, &Device::Cpu).unwrap().unsqueeze(0).unwrap();
    let call = |ids: &[u32], batch: usize, capacity: usize, logits: Logits| {
        let mut cache = model.new_cache(batch, capacity).unwrap();
        let result =
            model.forward(&tokens(ids), &mut cache, logits, None).map(|_| ()).unwrap_err().to_string();
        assert_eq!(cache.len(), 0, "{result}");
        result
    };
    assert!(call(&[1, 2, 96], 1, 8, Logits::Last).contains("token 96"));
    assert!(call(&[1, 2, 3], 1, 2, Logits::Last).contains("2 positions"));
    assert!(call(&[1, 2, 3], 2, 8, Logits::Last).contains("1 sequences"));
    assert!(call(&[1, 2, 3], 1, 8, Logits::At(&[3])).contains("outside"));
    assert!(call(&[1, 2, 3], 1, 8, Logits::At(&[])).contains("none"));
    assert!(call(&[], 1, 8, Logits::Last).contains("no tokens"));
    assert!(model.new_cache(1, 65).unwrap_err().to_string().contains("64"));
    assert!(model.new_cache(0, 8).is_err() && model.new_cache(1, 0).is_err());
    let long: Vec<u32> = vec![1; 65];
    let trained = llumi_model::load_for_training(&fixture("grouped"), &Device::Cpu, None).unwrap();
    assert!(trained.forward_train(&tokens(&long)).unwrap_err().to_string().contains("65"));
    let refused = model.forward_train(&tokens(&[1, 2])).unwrap_err().to_string();
    assert!(refused.contains("load the model for training"), "{refused}");
    let mut cache = model.new_cache(1, 4).unwrap();
    let flat = Tensor::new(&[1u32, 2], &Device::Cpu).unwrap();
    assert!(
        model
            .forward(&flat, &mut cache, Logits::Last, None)
            .unwrap_err()
            .to_string()
            .contains("(batch, seq)")
    );
}
