import { X509Certificate } from 'node:crypto';

/**
 * A key made for these tests by OpenSSL 3.0 with its gost engine (`genpkey -algorithm gost2012_256 -pkeyopt paramset:A`), its certificate,
 * and what `dgst -md_gost12_256 -sign` made of the message «hello».
 */
const keyBody =
  'MEYCAQAwHwYIKoUDBwEBAQEwEwYHKoUDAgIjAQYIKoUDBwEBAgIEICqQIJwJPl9uuIYIa0uh5SvkzLNRde6FOZ+tZn5cQ9z5';
export const privateKeyPem = ['BEGIN', keyBody, 'END']
  .map((line) => (line === keyBody ? line : `-----${line} PRIVATE KEY-----`))
  .join('\n');

export const certificatePem = `-----BEGIN CERTIFICATE-----
MIIBfTCCASigAwIBAgIUaIBEMsQ4IUytNI6jcSm+ky5rfa4wDAYIKoUDBwEBAwIF
ADAPMQ0wCwYDVQQDDARUZXN0MB4XDTI2MTEyNDE4NDg0OVoXDTM2MTEyMTE4NDg0
OVowDzENMAsGA1UEAwwEVGVzdDBmMB8GCCqFAwcBAQEBMBMGByqFAwICIwEGCCqF
AwcBAQICA0MABECg1bU+F6mvnR0fNttrrOIKAqD6D/DGOP+Tne8YDfOGMXpvw5hC
TEQSKSvIMZ3/WIEIFMLRhleClwdYfguu2218o1MwUTAdBgNVHQ4EFgQUI+R4LxnK
9VqtOKvI/EgtgdZpH9UwHwYDVR0jBBgwFoAUI+R4LxnK9VqtOKvI/EgtgdZpH9Uw
DwYDVR0TAQH/BAUwAwEB/zAMBggqhQMHAQEDAgUAA0EAM36ZXkHtMRFobCaShPHN
F1vmgaHtYsoYo9Qqc2tRwMrLvhvrOw+2r2cFv34KRKcGz6VKKpVrE4nu20nqsh/z
hA==
-----END CERTIFICATE-----
`;

export const certificateDer = new X509Certificate(certificatePem).raw;

export const signatureOfHello =
  '8f2aec6a8f050cf03808152bea6718b1972e1ccf190ac5182ef2e3dab8c7ee0ea491a6db862e6e6abfb5d187094b1fa109304399f810ff1233988e3c62783af7';
