import { generateSecret, generateURI, verify } from 'otplib';
import { encode } from 'uqr';

export const newSecret = (): string => generateSecret();

/** What an app on a phone scans. */
export function setUpOf(secret: string, label: string) {
  const address = generateURI({ issuer: 'Эмулятор ЕСИА', label, secret });
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { address, picture: { size, path } };
}

/** Whether an app shows this code now, half a minute ago or in half a minute: clocks differ. */
export async function isCodeOfApp(secret: string, code: string, now: Date): Promise<boolean> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return false;
  const epoch = Math.floor(now.getTime() / 1000);
  return (await verify({ secret, token, epoch, epochTolerance: 30 })).valid;
}
