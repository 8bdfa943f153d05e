/**
 * What a school asks of ЕСИА by default: the set a regional school portal uses, with `id_doc` added, because adults are
 * recognised by their passport when the card has no СНИЛС. Ask for no more than is registered for the system.
 */
export const defaultScope: readonly string[] = [
  'openid',
  'fullname',
  'birthdate',
  'gender',
  'snils',
  'id_doc',
  'birth_cert_doc',
  'kid_fullname',
  'kid_birthdate',
  'kid_snils',
  'kid_birth_cert_doc',
];
