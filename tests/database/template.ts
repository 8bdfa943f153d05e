declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the maintenance database, from which a test file copies the template. */
    databaseServerUrl: string;
  }
}

/** The migrated database that every test file copies. */
export const templateName = 'template_gorodok';
