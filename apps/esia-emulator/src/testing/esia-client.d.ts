/** The package «esia» of npm comes without types: as far as the tests use it. */
declare module 'esia' {
  interface Client {
    getAuth(): { url: string; params: { state: string } };
    getAccess(
      code: string,
      paths: string[],
    ): Promise<{ marker: { decodedAccessToken: Record<string, unknown> }; data: unknown[] }>;
  }
  export default function esia(config: Record<string, string>): Client;
}
