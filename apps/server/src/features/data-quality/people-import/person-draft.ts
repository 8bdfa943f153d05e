/** A document of a person as a file gives it. */
export interface DocumentDraft {
  readonly kind: 'passport' | 'birth_certificate';
  readonly series: string;
  readonly number: string;
}

/** What a file says about one human being; null where it says nothing, or nothing that can be taken. */
export interface PersonDraft {
  readonly surname: string;
  readonly firstName: string;
  readonly patronymic: string | null;
  readonly hasNoPatronymic: boolean;
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly snils: string | null;
  readonly address: string | null;
  readonly document: DocumentDraft | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** The fields of a draft by which findings name a column. */
export type DraftField = keyof PersonDraft;

/** What two cells say about one person: the first where it says anything, else the second. */
export function mergeDrafts(first: PersonDraft, second: PersonDraft): PersonDraft {
  const patronymic = first.patronymic ?? second.patronymic;
  return {
    ...first,
    patronymic,
    hasNoPatronymic: patronymic === null && (first.hasNoPatronymic || second.hasNoPatronymic),
    birthDate: first.birthDate ?? second.birthDate,
    sex: first.sex ?? second.sex,
    snils: first.snils ?? second.snils,
    address: first.address ?? second.address,
    document: first.document ?? second.document,
    phone: first.phone ?? second.phone,
    email: first.email ?? second.email,
  };
}
