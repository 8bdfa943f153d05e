/** «Архипова Валентина Дмитриевна», from what is known of the name. */
export const fullName = (person: { surname: string; firstName: string; patronymic: string | null }): string =>
  [person.surname, person.firstName, person.patronymic].filter(Boolean).join(' ');
