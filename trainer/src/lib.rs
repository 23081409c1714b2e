//! Training of llumi's models.
//!
//! `compose` (with `draft`, `pool` and `mix`) makes examples out of the corpus, `batch` makes tokens out of examples,
//! `full` trains a small model from nothing, `starter` puts them together into the model that the program ships with.

pub mod batch;
pub mod bpe;
pub mod compose;
mod draft;
pub mod full;
pub mod loss;
pub mod mix;
pub mod optim;
mod pool;
pub mod rough;
pub mod starter;
