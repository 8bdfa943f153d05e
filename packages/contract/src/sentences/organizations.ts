/** The register of organizations and its reconciliation with others. */
export const organizationSentences = {
  'organization.not_found': {
    ru: 'Такой организации нет среди ваших.',
    en: 'There is no such organization among yours.',
  },
  'organization.changed_meanwhile': {
    ru: 'Пока вы правили, организацию изменил кто-то другой. Откройте её снова: ваши правки не сохранены.',
    en: 'Somebody else has changed the organization meanwhile. Open it again: your changes are not saved.',
  },
  'organization.kpp_format': {
    ru: 'В КПП девять цифр.',
    en: 'A КПП has nine digits.',
  },
  'organization.name_blank': {
    ru: 'Название не может быть пустым.',
    en: 'The name cannot be empty.',
  },
  'organization.authority_is_needed': {
    ru: 'Это ваша организация: без вида «Управление образования» вы потеряете доступ к реестру.',
    en: 'This is your own organization: without the kind “Education authority” you would lose the register.',
  },
  'reconciliation.not_found': {
    ru: 'Такой сверки нет.',
    en: 'There is no such reconciliation.',
  },
  'reconciliation.heading_missing': {
    ru: 'В файле не найден столбец с названиями организаций. Назовите его «Организация» или «Наименование организации».',
    en: 'The file has no column of organizations. Call it «Организация» or «Наименование организации».',
  },
  'reconciliation.heading_repeated': {
    ru: 'В файле два столбца с одним смыслом. Оставьте по одному: организация, муниципалитет, ИНН.',
    en: 'The file has two columns of one meaning. Keep one each: organization, municipality, ИНН.',
  },
  'reconciliation.no_rows': {
    ru: 'В файле нет ни одной строки с организацией.',
    en: 'The file has no row with an organization.',
  },
} as const;
