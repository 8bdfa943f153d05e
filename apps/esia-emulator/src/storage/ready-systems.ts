import { prepareTestSystem, readSystems } from './systems.ts';

const local = ['http://127.0.0.1/', 'http://localhost/'];

/** Registered wherever the emulator runs by itself, each with a key in `systems/<mnemonic>/`; described in the README. */
const readySystems = [
  { clientId: 'GORODOK', name: 'Городок' },
  { clientId: 'TEST-RSA', name: 'Тестовая система с ключом RSA', parentConsent: true },
  {
    clientId: 'TEST-GOST',
    name: 'Тестовая система с ключом ГОСТ',
    algorithm: 'gost',
    tokenAlgorithm: 'GOST3410_2012_256',
    parentConsent: true,
  },
] as const;

/** Registers those that the folder does not have yet, and leaves the others as they are. */
export function ensureReadySystems(dataFolder: string): void {
  const known = readSystems(dataFolder);
  for (const system of readySystems)
    if (!known.has(system.clientId)) prepareTestSystem(dataFolder, { ...system, redirectUris: local });
}
