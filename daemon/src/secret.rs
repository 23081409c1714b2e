//! The pairing secret: 256 bits in a file that only its owner can read, and the HMACs made with it.

use anyhow::{Context as _, Result, bail};
use hmac::{Hmac, Mac};
use rand::RngCore;
use sha2::Sha256;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use subtle::ConstantTimeEq as _;

/// 32 bytes shared with the extension.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// Reads the secret, or makes one where there is none.
    ///
    /// # Errors
    /// Where the file can't be read or written, is not 64 hex digits, or others may read it.
    pub fn load_or_create(folder: &Path) -> Result<Self> {
        let path = file(folder);
        if path.exists() { Self::load(&path) } else { Self::renew(folder) }
    }

    /// Makes a new secret, which ends every pairing made with the old one.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn renew(folder: &Path) -> Result<Self> {
        let secret = Secret(random_bytes());
        std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        let path = file(folder);
        let partial = folder.join("secret.tmp");
        let _ = std::fs::remove_file(&partial);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut out = options.open(&partial).with_context(|| format!("writing {}", partial.display()))?;
        writeln!(out, "{}", secret.hex())?;
        out.sync_all()?;
        std::fs::rename(&partial, &path).with_context(|| format!("writing {}", path.display()))?;
        Ok(secret)
    }

    fn load(path: &Path) -> Result<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(path)?.permissions().mode();
            if mode & 0o077 != 0 {
                bail!("{} can be read by others; run `chmod 600 {0}`, or `llumi pair --new`", path.display());
            }
        }
        let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        let bytes = unhex(text.trim()).with_context(|| {
            format!("{} is not a pairing secret (64 hex digits); run `llumi pair --new`", path.display())
        })?;
        Ok(Secret(bytes))
    }

    /// 64 lower-case hex digits.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// HMAC-SHA256 of a message, hex. The key is the 32 bytes, not their hex.
    pub fn sign(&self, message: &str) -> String {
        hex(&self.mac(message))
    }

    /// Compares in constant time.
    pub fn verify(&self, message: &str, proof: &str) -> bool {
        self.sign(message).as_bytes().ct_eq(proof.as_bytes()).into()
    }

    fn mac(&self, message: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(message.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("secret")
}

/// 32 random bytes from the operating system, as hex: nonces, tokens, keys.
pub fn random_hex() -> String {
    hex(&random_bytes())
}

fn random_bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0u8; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_equals_rfc_4231() {
        // Test case 2 of RFC 4231 with its key padded by zeros to 32 bytes, which HMAC does with any short key.
        let mut key = [0u8; 32];
        key[..4].copy_from_slice(b"Jefe");
        let secret = Secret(key);
        assert_eq!(
            secret.sign("what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert!(secret.verify("a", &secret.sign("a")) && !secret.verify("a", &secret.sign("b")));
        assert!(!secret.verify("a", ""));
    }

    #[test]
    fn the_file_is_private_and_checked() {
        let folder = tempfile::tempdir().unwrap();
        let first = Secret::load_or_create(folder.path()).unwrap();
        assert_eq!(Secret::load_or_create(folder.path()).unwrap().hex(), first.hex());
        assert_ne!(Secret::renew(folder.path()).unwrap().hex(), first.hex());
        let path = file(folder.path());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            let error = Secret::load_or_create(folder.path()).unwrap_err().to_string();
            assert!(error.contains("can be read by others"), "{error}");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        std::fs::write(&path, "short").unwrap();
        let error = format!("{:#}", Secret::load_or_create(folder.path()).unwrap_err());
        assert!(error.contains("llumi pair --new"), "{error}");
    }
}
