import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { defaultScope, gostSigner, relyingParty, rsaSigner } from '@gorodok/esia';
import type { EsiaSigner, RelyingPartyConfig, SignInRequest } from '@gorodok/esia';
import { afterAll, onTestFinished } from 'vitest';
import { buildEmulator } from '../emulator.ts';
import type { Message } from '../outbox/outbox.ts';
import type { AccountSeed } from '../storage/account-seed.ts';
import { writeJsonFile } from '../storage/json-file.ts';
import { freePort } from '../../../../scripts/ports.ts';
import { prepareTestSystem } from '../storage/systems.ts';
import type { SystemSeed } from '../storage/systems.ts';

export const redirectUri = 'http://school.example/callback';

export interface RunningEmulator {
  baseUrl: string;
  /** The certificate that checks the emulator's tokens, in PEM. */
  tokenCertificatePem: string;
  signer: EsiaSigner;
  config: RelyingPartyConfig;
  /** The time at the emulator and at the school; a test moves it. */
  clock: { now: Date };
  dataFolder: string;
  /** Ends the emulator and starts it anew on the same folder. */
  restart(): Promise<void>;
}

/** What a system may be registered to demand. */
export type Demands = Pick<SystemSeed, 'parentConsent' | 'secondFactor' | 'pkce'>;

// Making RSA keys takes a while: each file of tests makes them once, and each emulator begins with a copy.
const prepared = mkdtempSync(join(tmpdir(), 'esia-emulator-'));
const school = { clientId: 'SCHOOL', name: 'Школа № 1', redirectUris: [redirectUri] };
export const system = prepareTestSystem(prepared, school);
const signer = rsaSigner(system);
const gostSystem = prepareTestSystem(prepared, {
  clientId: 'SCHOOL-GOST',
  name: 'Школа № 2',
  redirectUris: [redirectUri],
  algorithm: 'gost',
  tokenAlgorithm: 'GOST3410_2012_256',
});
afterAll(() => rmSync(prepared, { recursive: true }));

/** An emulator that answers on a port of its own until the test ends, with a school registered as SCHOOL. */
export async function aRunningEmulator(
  accounts?: readonly AccountSeed[],
  demands?: Demands,
): Promise<RunningEmulator> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'esia-emulator-'));
  if (accounts) writeJsonFile(join(dataFolder, 'accounts.json'), accounts);
  cpSync(prepared, dataFolder, { recursive: true });
  if (demands) prepareTestSystem(dataFolder, { ...school, ...demands });
  const port = await freePort(); // its address stands in the tokens, so it is known before the emulator is built
  const baseUrl = `http://127.0.0.1:${port}`;
  const clock = { now: new Date() };
  const start = async () => {
    const app = buildEmulator({ dataFolder, baseUrl, clock: () => clock.now });
    await app.listen({ host: '127.0.0.1', port });
    return app;
  };
  let app = await start();
  const restart = async () => {
    await app.close();
    app = await start();
    await sleep(50); // fetch has to notice that its connections are closed
  };
  onTestFinished(async () => {
    await app.close();
    rmSync(dataFolder, { recursive: true });
  });
  const { tokenCertificatePem } = system;
  const config: RelyingPartyConfig = {
    baseUrl,
    issuer: `${baseUrl}/`,
    clientId: 'SCHOOL',
    redirectUri,
    scope: defaultScope,
    signer,
    tokenCertificatePem,
    now: () => clock.now,
  };
  return { baseUrl, tokenCertificatePem, signer, config, clock, dataFolder, restart };
}

/** The same emulator as a school meets it that signs by ГОСТ and wants its tokens signed so. */
export const withGost = (emulator: RunningEmulator): RunningEmulator => {
  const { clientId, tokenCertificatePem } = gostSystem;
  const signer = gostSigner(gostSystem);
  return {
    ...emulator,
    signer,
    tokenCertificatePem,
    config: { ...emulator.config, clientId, signer, tokenCertificatePem },
  };
};

/** A browser as far as signing in needs one: it keeps cookies and shows where it is sent. */
export function aBrowser(emulator: RunningEmulator) {
  const cookies = new Map<string, string>();
  const send = async (address: string | URL, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, emulator.baseUrl), {
      ...init,
      headers: { cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      text: await response.text(),
    };
  };
  const post = async (address: string, form: Record<string, string>) =>
    send(address, { method: 'POST', body: new URLSearchParams(form) });
  return {
    open: async (address: string | URL) => send(address),
    post,
    /** Opens the school's link and returns the sign-in page's key. */
    async beginSignIn(state = 'state-1', asked: Partial<SignInRequest> = {}): Promise<string> {
      const address = await relyingParty(emulator.config).authorizationUrl({ state, ...asked });
      const { location } = await send(address);
      return new URL(location, emulator.baseUrl).searchParams.get('request') ?? '';
    },
    submit: async (form: Record<string, string>) => post('/login', form),
    /** Signs in to the cabinet. */
    async enterCabinet(login: string, password: string): Promise<void> {
      const { location } = await send('/profile');
      await post('/login', { request: keyIn(location), login, password });
    },
  };
}

/** The key of a pending sign-in or registration in an address. */
export function keyIn(location: string): string {
  const { searchParams } = new URL(location, 'http://emulator.example');
  return searchParams.get('request') ?? searchParams.get('key') ?? '';
}

/** What was «sent» last, as the test API tells it. */
export async function lastMessage(emulator: RunningEmulator): Promise<Message> {
  const response = await fetch(`${emulator.baseUrl}/test/outbox`);
  const { messages } = (await response.json()) as { messages: Message[] };
  const [message] = messages;
  if (!message) throw new Error('nothing was sent');
  return message;
}

/** Changes a setting through the test API. */
export async function set(
  emulator: RunningEmulator,
  what: 'clock' | 'registry',
  value: object,
): Promise<void> {
  const response = await fetch(`${emulator.baseUrl}/test/${what}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  if (!response.ok) throw new Error(`the test API answered ${response.status}`);
}

/** Lets time pass at the emulator and at the school. */
export function pass(emulator: RunningEmulator, seconds: number): void {
  emulator.clock.now = new Date(emulator.clock.now.getTime() + seconds * 1000);
}

/** Signs in and returns the code with which the person is sent back to the school. */
export async function codeOf(emulator: RunningEmulator, login: string, password: string): Promise<string> {
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn();
  const { location } = await browser.submit({ request, login, password });
  return new URL(location).searchParams.get('code') ?? '';
}
