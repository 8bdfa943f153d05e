/**
 * The scopes whose data the emulator holds, and those a school system may ask for beside them: ЕСИА opens no field for
 * the latter here.
 */
export const knownScopes: readonly string[] = [
  'openid fullname birthdate birthplace gender citizenship snils inn id_doc birth_cert_doc foreign_passport_doc',
  'email mobile contacts addresses usr_org',
  'kid_fullname kid_birthdate kid_gender kid_snils kid_birth_cert_doc kid_school_data',
].flatMap(scopeNames);

/** The names of a space-separated scope, without what follows `?` (`fullname?oid=…` in an access token). */
export function scopeNames(scope: string): string[] {
  return scope.split(' ').flatMap((part) => part.split('?')[0] || []);
}

/** ЕСИА's rewriting of the scope in an access token: every personal scope names the person, `openid` stays bare. */
export function scopeOfPerson(scope: string, oid: number): string {
  return scopeNames(scope)
    .map((name) => (name === 'openid' ? name : `${name}?oid=${oid}`))
    .join(' ');
}
