/** A key of RSA made for these tests, with its self-signed certificate. */
const keyLines = [
  'MIIEvwIBADANBgkqhkiG9w0BAQEFAASCBKkwggSlAgEAAoIBAQC5GE0TRBqqsWju',
  'd/eHrjp21W/tyA5KATauFeVDxdMN//wsvUC2tVUvATIgcoTZMLrhmnSmkBx7ypB+',
  'u0sYKWvVLGNSjVphD57n8keS1XwMWlQ5VTL0htbwv29lchr8F9HBW2AkzZaRuaJw',
  '1Vu7LkPoyEGyn7HfgslKQ6e9f5QQs+yL/61GgTvOnebCkEQ/T++LDHPpuaYrnkoh',
  'ekB/HuTBNB70aYu0HD1/7aslBH5q+krhI5zZL07Hl1Fg2k5zMAHIpvKL4JMHkcJv',
  'bpJIpAGgzDEnnCbmaBiuxK3d4G5H2TnmTpQwBvSIjnJKYSQfkp+V6iol66MfpTMd',
  'dlM3DILlAgMBAAECggEACyOTP92RXURf9Dn0A45QpmYh3kVz1rBMAh3/NhzpnqYR',
  'HwAkrNoszi9cPOenZwqvtHP/ISb7D9gY6geLdWDIxINvVsB69+xgu8Sw2f1PAc9N',
  '0kV2U5DpzoM2yPwc857bWK+PEaftr8dkJzYv1wvpulCS45UIt1K/mmCH77eFyZtw',
  'IST0lmcMVjxuzNZ7TeV1jTw2A8jJ790Zw6WFoAlrn9i8Xtnu4xexch1SzjTx3ul1',
  'wnSPWWsObwnvCc/Dmp1oBaM+0zMoI2fWLSLcLUKZ9ixuXZmfrXh9lg3piqb8cNqK',
  'lSH/rVs9bxKCakVP4PpTMH5I3Jxlj6th86o9nZ3m4QKBgQDhxoa0x3dPWgKU28Cq',
  'AA+87GzchiBynYkqxXJX49B2UaTDzXYlodIYi3/TgyL1TARSzD40rbit7J5w5vqQ',
  'hhJcrix7wjXSn1al3DxQ2CyhoFKaGxAWw6K+owEAHurdurcKcKeJACxtQd4KRyjb',
  'fI1JPopagHBMNQ4FcHpiNqxsWwKBgQDR36AQKilr2lVpL69mCTJ5EL+TPDYrNE+x',
  'vr0NHS+OjFsnxXArlka78emg4T+Et2jxmKPcnhDcb3WgXN9j8Cp0nR9NWNtYpYGh',
  'L23i7Kat146V4O3cyXIR9j9Kh1z1TM9mAQnpeet7s71Kn4mraLg3AI9++L4vMByG',
  'iFz2NBLxvwKBgQCkUQle7sDdpqO0VQ8uaqcJl4RPJurcn9zhnRvv7WSdiCQDQTiY',
  'gOJYbMaWWJ2Lq0yGOhGX40tCgbB6eRCpOHqKq1TCqYDkjoTQZ64aJIqvAvC7KbEW',
  '8EE0v4uN2/KRdz+aQI0d/1tWFRcVod6Rh1+IjBTDczDHteFDgi3/5sysewKBgQCc',
  'UtRXlf/6XMtHqQQdnXYh5Q69LZkvfyxpOah5TybwJ61yJ0cQwEN5lIwvj/eO9EpP',
  'wiEzn+zxNHhJ9UNTnj0RVUNOioP/OHAgzkIsR5czX57OFpc14Dp+FIw6CC9+azME',
  'SHvIk06KemvhXInfygWEun8n1UFbxptIveN4Y3tE4wKBgQDaLIqJdF8vzSjvemp4',
  '/p0KZskPJUP5c0VehxNtef7vksURgl2Co0EQXkzRhSG1ham6LhS2M1vpfq/ybn0p',
  '7DPv740OQ4sXpolDLwKrxmjiMAjMmSG17d57Up2Cap3Hj2DA9ZHJOatG8MefhOCk',
  '6Z4I2kde2Eq9EHzRFmTmIqOLlg==',
];

export const rsaKeys = {
  privateKeyPem: ['BEGIN', ...keyLines, 'END']
    .map((line) => (keyLines.includes(line) ? line : `-----${line} PRIVATE KEY-----`))
    .join('\n'),
  certificatePem: `-----BEGIN CERTIFICATE-----
MIIC/zCCAeegAwIBAgIUCVKGW0ma7/B3fQRcPneXB9RmKpswDQYJKoZIhvcNAQEL
BQAwDzENMAsGA1UEAwwEVGVzdDAeFw0yNjExMjQyMTQ3MzdaFw00NjAxMjMyMTQ3
MzdaMA8xDTALBgNVBAMMBFRlc3QwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEK
AoIBAQC5GE0TRBqqsWjud/eHrjp21W/tyA5KATauFeVDxdMN//wsvUC2tVUvATIg
coTZMLrhmnSmkBx7ypB+u0sYKWvVLGNSjVphD57n8keS1XwMWlQ5VTL0htbwv29l
chr8F9HBW2AkzZaRuaJw1Vu7LkPoyEGyn7HfgslKQ6e9f5QQs+yL/61GgTvOnebC
kEQ/T++LDHPpuaYrnkohekB/HuTBNB70aYu0HD1/7aslBH5q+krhI5zZL07Hl1Fg
2k5zMAHIpvKL4JMHkcJvbpJIpAGgzDEnnCbmaBiuxK3d4G5H2TnmTpQwBvSIjnJK
YSQfkp+V6iol66MfpTMddlM3DILlAgMBAAGjUzBRMB0GA1UdDgQWBBSb+pT5oNHw
qMgArbY0W6RMjmwmLDAfBgNVHSMEGDAWgBSb+pT5oNHwqMgArbY0W6RMjmwmLDAP
BgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQBaA4veFKIju8Y8E5uG
1SpZWwWnCMb3YUOudVtITEp5UkCzY9GAU7R0uXKoyZgQFxJy+wft9py3L8jtlB++
Up2hnxRgO1lUo0eiAPnpJGjl8KtjCHmp19h1iJsOLe/Ucto8qQgMbraB5GwM+ENv
wCf+7Bbbg/yV17urSLUdisEj+0yJWdP/jwAbrdQkRkPfwhjAa0zNEbs39HBNp6Go
4btN/2DbsXBHmmwfRQmeECY6m5Or9t79vXjLvgyXtGoAjd3jPMDxB6WC1/RGZK9p
2Z+YqaXaAuGNI8ewfqPZoMJWjqY2avHfjH35LrlfLBIv5J3PzSkjFmlpiMwBtHEV
oRqa
-----END CERTIFICATE-----
`,
};
