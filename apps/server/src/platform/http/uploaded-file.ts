import { basename } from 'node:path';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.ts';

export interface UploadedFile {
  /** To recognise the file by: without folders and without signs that nothing shows. */
  name: string;
  bytes: Uint8Array;
}

/** Lets the routes of this plugin take a form with one file of at most so many bytes. */
export async function acceptFiles(app: Pick<FastifyInstance, 'register'>, largest: number): Promise<void> {
  await app.register(multipart, { limits: { fileSize: largest, files: 1, fields: 5, fieldSize: 1_000 } });
}

/** The file of a form; a body that breaks off, or is no form, is as good as none. */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  try {
    const file = await request.file();
    if (file?.fieldname !== 'file') throw new AppError('invalid', 'import.file_missing');
    return { bytes: await file.toBuffer(), name: plainName(file.filename) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (error instanceof AppError || code === 'FST_REQ_FILE_TOO_LARGE') throw error;
    throw new AppError('invalid', 'import.file_missing');
  }
}

const plainName = (name: string): string =>
  basename(name.replaceAll('\\', '/')).toWellFormed().replace(/\p{C}/gu, '').trim().slice(0, 200) || '–';
