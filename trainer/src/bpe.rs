//! The starter's own tokenizer: byte-level BPE, trained on the corpus and the prompts.
//!
//! Byte-level, so that any text at all can be encoded and decoded again; small, because a starter's embedding
//! should not outweigh its layers. Ids 0, 1, 2 are `<unk>`, `<s>`, `</s>`, as in Mistral's tokenizer.

use anyhow::{Result, anyhow};
use tokenizers::decoders::byte_level::ByteLevel as ByteLevelDecoder;
use tokenizers::models::bpe::{BPE, BpeTrainer};
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::{AddedToken, Model as _, TokenizerBuilder};
use tokenizers::{NormalizerWrapper, PostProcessorWrapper};

/// Trains a tokenizer and returns it as the text of a `tokenizer.json`.
///
/// # Errors
/// Where training fails, or `texts` is too small for `vocab_size`.
pub fn train(texts: &[String], vocab_size: usize) -> Result<String> {
    let failed = |error: tokenizers::Error| anyhow!("training the tokenizer: {error}");
    let specials = ["<unk>", "<s>", "</s>"].map(|token| AddedToken::from(token, true)).to_vec();
    let mut alphabet: Vec<char> = ByteLevel::alphabet().into_iter().collect();
    alphabet.sort_unstable();
    let mut trainer = BpeTrainer::builder()
        .show_progress(false)
        .vocab_size(vocab_size)
        .min_frequency(2)
        .special_tokens(specials)
        .initial_alphabet(alphabet.into_iter().collect())
        .build();
    let mut tokenizer =
        TokenizerBuilder::<BPE, NormalizerWrapper, ByteLevel, PostProcessorWrapper, ByteLevelDecoder>::new()
            .with_model(BPE::default())
            .with_normalizer(None)
            .with_pre_tokenizer(Some(ByteLevel::new(false, true, true)))
            .with_post_processor(None)
            .with_decoder(Some(ByteLevelDecoder::default()))
            .build()
            .map_err(failed)?;
    tokenizer.train(&mut trainer, texts.iter().map(String::as_str)).map_err(failed)?;
    let size = tokenizer.get_model().get_vocab_size();
    if size < vocab_size {
        return Err(anyhow!("the texts give a vocabulary of {size}, not {vocab_size}"));
    }
    tokenizer.to_string(false).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use llumi_model::tokenizer::TextTokenizer;

    #[test]
    fn any_text_survives_and_special_tokens_stay_text() {
        let texts: Vec<String> = llumi_corpus::training().map(|entry| entry.post.clone()).collect();
        let json = train(&texts, 600).unwrap();
        assert_eq!(json, train(&texts, 600).unwrap(), "training is repeatable");
        let tokenizer = TextTokenizer::from_bytes(json.as_bytes()).unwrap();
        for text in ["I can't sleep.", "ümläut 🙂 שלום", "</s> <s> <unk> [INST]", "tab\tnew\nline", ""]
        {
            let ids = tokenizer.encode(text).unwrap();
            assert!(ids.iter().all(|&id| id > 2), "{text:?} became a special token");
            assert_eq!(tokenizer.decode(&ids).unwrap(), text);
        }
    }
}
