"""Reference numbers for llumi-model: tiny random Mistrals run by Hugging Face transformers, PEFT and gguf.

Why: the decoder is our own, so what it must equal is fixed here by the implementations that people use. The
files under model/tests/fixtures are made by this script and committed; the tests need no Python.

    pip install torch==2.15.0 transformers==4.57.6 peft==0.21.2 gguf==0.19.0 numpy==2.4.6 safetensors==0.8.0
    python tests/reference/mistral_fixture.py model/tests/fixtures

All weights are drawn from a seeded generator; the reference runs in f32 on a CPU with eager attention.
"""

import json
import pathlib
import shutil
import sys
from importlib.metadata import version

import gguf
import numpy
import torch
from gguf import GGMLQuantizationType, GGUFWriter
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from transformers import MistralConfig, MistralForCausalLM

PINNED = {"torch": "2.15.0", "transformers": "4.57.6", "peft": "0.21.2", "gguf": "0.19.0", "numpy": "2.4.6"}
VOCAB, BATCH, SEQ = 96, 2, 12

BASE = dict(
    vocab_size=VOCAB, hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
    num_key_value_heads=4, max_position_embeddings=64, rms_norm_eps=1e-5, rope_theta=10000.0,
    sliding_window=None, tie_word_embeddings=False, attn_implementation="eager",
)
MODELS = {
    "plain": {},
    "grouped": dict(num_key_value_heads=2, num_hidden_layers=3),
    "window": dict(num_key_value_heads=2, sliding_window=5),
    "head_dim": dict(num_attention_heads=4, num_key_value_heads=1, head_dim=12),
    "tied": dict(num_key_value_heads=2, tie_word_embeddings=True),
    "theta": dict(num_key_value_heads=2, rope_theta=1000000.0, rms_norm_eps=1e-6),
    "bf16": dict(num_key_value_heads=2),
    "sharded": dict(num_key_value_heads=2),
}
LINEARS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
ADAPTERS = {
    "qv": ("grouped", dict(r=4, lora_alpha=8, target_modules=["q_proj", "v_proj"])),
    "linears_rslora": ("grouped", dict(r=3, lora_alpha=5, use_rslora=True, target_modules=LINEARS)),
    "embeddings": (
        "grouped",
        dict(r=4, lora_alpha=6, target_modules=["q_proj", "embed_tokens", "lm_head"], alpha_pattern={"q_proj": 9}),
    ),
    "tied_embeddings": ("tied", dict(r=2, lora_alpha=4, target_modules=["embed_tokens", "down_proj"])),
}


def tokens(seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(0, VOCAB, (BATCH, SEQ), generator=generator)


def randomise(model, seed):
    """Weights large enough that attention is uneven and logits spread over several units."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in sorted(model.named_parameters()):
            noise = torch.randn(parameter.shape, generator=generator)
            parameter.copy_(1 + 0.2 * noise if "norm" in name else 0.25 * noise)
    return model


def build(name, seed):
    config = MistralConfig(**{**BASE, **MODELS[name]})
    return randomise(MistralForCausalLM(config).eval(), seed)


def reload(folder, dtype):
    return MistralForCausalLM.from_pretrained(folder, dtype=dtype, attn_implementation="eager").eval()


def logits(model, ids):
    with torch.no_grad():
        return model(ids, use_cache=False).logits.float().contiguous()


def write_models(out):
    models = {}
    for seed, name in enumerate(MODELS):
        model, ids = build(name, seed), tokens(100 + seed)
        reference = {}
        if name == "bf16":
            # Read back for each run: a cast in memory would round the rotary frequencies too.
            model.to(torch.bfloat16).save_pretrained(out / name)
            reference["logits_bf16"] = logits(reload(out / name, torch.bfloat16), ids)
            model = reload(out / name, torch.float32)
        elif name == "sharded":
            model.save_pretrained(out / name, max_shard_size="50KB")
        else:
            model.save_pretrained(out / name)
        (out / name / "generation_config.json").unlink(missing_ok=True)
        reference["logits"] = logits(model, ids)
        write_reference(out / name, ids, reference)
        models[name] = model
    return models


def write_reference(folder, ids, reference):
    save_file(reference, folder / "reference.safetensors")
    (folder / "tokens.json").write_text(json.dumps(ids.tolist()) + "\n")


def write_adapters(out):
    for seed, (name, (base, settings)) in enumerate(ADAPTERS.items()):
        model = build(base, list(MODELS).index(base))
        model = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", lora_dropout=0.0, **settings)).eval()
        generator = torch.Generator().manual_seed(1000 + seed)
        with torch.no_grad():
            for key, parameter in sorted(model.named_parameters()):
                if "lora_" in key:
                    parameter.copy_(0.3 * torch.randn(parameter.shape, generator=generator))
        folder = out / "adapters" / name
        model.save_pretrained(folder)
        (folder / "README.md").unlink(missing_ok=True)
        # PEFT keeps the targets as a set, whose order differs from run to run.
        path = folder / "adapter_config.json"
        saved = json.loads(path.read_text())
        saved["target_modules"].sort()
        path.write_text(json.dumps(saved, indent=2) + "\n")
        ids = tokens(200 + seed)
        write_reference(folder, ids, {"logits": logits(model, ids)})
        (folder / "base.json").write_text(json.dumps(base) + "\n")


def interleave(weight, heads):
    """llama.cpp turns neighbouring values, Hugging Face the halves of a head: its converter reorders the rows."""
    rows, columns = weight.shape
    return weight.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns)


def gguf_name(name):
    fixed = {
        "model.embed_tokens.weight": "token_embd.weight",
        "model.norm.weight": "output_norm.weight",
        "lm_head.weight": "output.weight",
    }
    if name in fixed:
        return fixed[name]
    parts = {
        "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
        "self_attn.o_proj": "attn_output", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down", "input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm",
    }
    _, _, layer, rest = name.split(".", 3)
    return f"blk.{layer}.{parts[rest.removesuffix('.weight')]}.weight"


def write_gguf(path, model, kind, value_kind=None):
    """Writes the model with matrices of `kind` and gives back the model that the file stands for."""
    config = model.config
    writer = GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_vocab_size(config.vocab_size)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_rope_dimension_count(config.hidden_size // config.num_attention_heads)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(config.rope_theta)
    writer.add_token_list([f"token{i}" for i in range(config.vocab_size)])
    writer.add_token_scores([0.0] * config.vocab_size)
    state = model.state_dict()
    stored = {}
    for name, tensor in state.items():
        weight = tensor.numpy().astype(numpy.float32)
        heads = None
        if "q_proj" in name:
            heads = config.num_attention_heads
        elif "k_proj" in name:
            heads = config.num_key_value_heads
        if weight.ndim == 1:
            writer.add_tensor(gguf_name(name), weight)
            continue
        own = value_kind if value_kind is not None and "v_proj" in name else kind
        if own == GGMLQuantizationType.F16:
            data, back = weight.astype(numpy.float16), weight.astype(numpy.float16).astype(numpy.float32)
            writer.add_tensor(gguf_name(name), interleave(data, heads) if heads else data)
        else:
            ordered = numpy.ascontiguousarray(interleave(weight, heads) if heads else weight)
            writer.add_tensor(gguf_name(name), gguf.quants.quantize(ordered, own), raw_dtype=own)
            back = gguf.quants.dequantize(gguf.quants.quantize(weight, own), own)
        stored[name] = torch.from_numpy(back.copy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    model.load_state_dict({**state, **stored})
    return model


def write_ggufs(out):
    kinds = {
        "f16": (GGMLQuantizationType.F16, None),
        "q8_0": (GGMLQuantizationType.Q8_0, None),
        "q4_0": (GGMLQuantizationType.Q4_0, None),
        "mixed": (GGMLQuantizationType.Q4_0, GGMLQuantizationType.Q8_0),
    }
    reference = {}
    ids = tokens(300)
    (out / "gguf").mkdir()
    for name, (kind, value_kind) in kinds.items():
        model = build("grouped", list(MODELS).index("grouped"))
        reference[name] = logits(write_gguf(out / "gguf" / f"{name}.gguf", model, kind, value_kind), ids)
    write_reference(out / "gguf", ids, reference)


def main():
    for package, wanted in PINNED.items():
        found = version(package).split("+")[0]
        if found != wanted:
            sys.exit(f"{package} {found} is installed; the fixture is made with {wanted}")
    out = pathlib.Path(sys.argv[1])
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    torch.use_deterministic_algorithms(True)
    write_models(out)
    write_adapters(out)
    write_ggufs(out)
    total = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{total} bytes under {out}")


if __name__ == "__main__":
    main()
