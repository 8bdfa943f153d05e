/** The commonest passwords of eight characters and more, of leaked lists and of keyboards with both alphabets. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 01234567 0123456789 87654321 987654321 9876543210 11111111 00000000 12341234 11223344
  12121212 12344321 123123123 147258369 159357456 789456123 741852963 password password1 password12 password123 passw0rd p@ssw0rd
  p@ssword qwertyui qwerty12 qwerty123 qwerty1234 qwertyuiop qwerty12345 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 qazwsxedc
  asdfghjkl asdfasdf zxcvbnm1 zxcvbnm123 abc12345 abcd1234 abcdefgh aa123456 a1234567 a12345678 iloveyou sunshine princess football
  baseball superman trustno1 welcome1 letmein1 admin123 admin1234 administrator changeme computer internet whatever michelle
  jennifer starwars dragon123 monkey123 master123 shadow123 spartak1 zenitspb lokomotiv samsung1 samsung123 marina123 natasha1
  йцукенгш йцукен123 йцукен12 йцукенгшщз фывапролд ячсмитьбю пароль123 пароль12 пароль1234 парольпароль qwe123qwe qweasdzxc 1qazxsw2
  qweqweqwe asdqwe123 zaq12wsx russia123 rossiya1 любовь123 привет123 приветик привет12 наташа123 максим123 школа123 школа1234
  учитель1 учитель123 директор директор1 дневник1 дневник123 городок1 городок123 сетевойгород school12 school123 teacher1 teacher123
  gfhjkm123 gfhjkm12 ghbdtn123 ghbdtn12 yfnfif123 vfrcbv123 vfhbyf123 k.,jdm123 irjkf123 lytdybr1`
    .split(/\s+/)
    .filter(Boolean),
);
