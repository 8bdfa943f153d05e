const titles: Readonly<Record<string, string>> = {
  openid: 'факт входа',
  fullname: 'фамилия, имя и отчество',
  birthdate: 'дата рождения',
  birthplace: 'место рождения',
  gender: 'пол',
  citizenship: 'гражданство',
  snils: 'СНИЛС',
  inn: 'ИНН',
  id_doc: 'документ, удостоверяющий личность',
  birth_cert_doc: 'свидетельство о рождении',
  email: 'электронная почта',
  mobile: 'мобильный телефон',
  contacts: 'контакты',
  addresses: 'адреса',
  kid_fullname: 'фамилия, имя и отчество ребёнка',
  kid_birthdate: 'дата рождения ребёнка',
  kid_gender: 'пол ребёнка',
  kid_snils: 'СНИЛС ребёнка',
  kid_birth_cert_doc: 'свидетельство о рождении ребёнка',
  kid_school_data: 'сведения об обучении ребёнка',
};

/** What a scope opens, in the words of a person who is asked for it. */
export function scopeTitle(scope: string): string {
  return titles[scope] ?? scope;
}
