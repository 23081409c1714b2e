// Countries for which the directory of help (scoring/src/directory.rs) has services; a test keeps the two equal.

export const COUNTRIES = [
  'AT', 'AU', 'BE', 'BR', 'CA', 'CH', 'DE', 'ES', 'FR', 'GB', 'IE', 'IN', 'KR', 'NL', 'NZ', 'SG', 'TW', 'US',
];
