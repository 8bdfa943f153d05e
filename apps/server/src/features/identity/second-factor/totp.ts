import { generateSecret, generateURI, verify } from 'otplib';
import { encode } from 'uqr';

export const newSecret = (): string => generateSecret();

/** What the app on the phone scans. */
export function setUpOf(secret: string, label: string) {
  const address = generateURI({ issuer: 'Городок', label, secret });
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { secret, address, picture: { size, path } };
}

/** The time step whose code this is, the last one and the next one also counting: clocks differ. Undefined: of none. */
export async function stepOfCode(secret: string, code: string): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = await verify({ secret, token: code, epochTolerance: 30 });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
