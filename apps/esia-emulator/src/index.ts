export { buildEmulator } from './emulator.ts';
export type { EmulatorOptions } from './emulator.ts';
export { readAccounts } from './storage/account-seed.ts';
export type { AccountSeed, AddressSeed } from './storage/account-seed.ts';
export { prepareTestSystem } from './storage/systems.ts';
export type { PreparedSystem, SystemSeed } from './storage/systems.ts';
