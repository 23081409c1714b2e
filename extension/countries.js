// Countries for which the directory of help (scoring/src/directory.rs) has services; a test keeps the two equal.

export const COUNTRIES = ['GB', 'US'];
