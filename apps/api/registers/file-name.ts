import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Request } from 'express';
import { validationProblem } from '#apps/api/problems/field-problems';
import { Problem } from '#apps/api/problems/problem';
import { FreeText } from '#apps/api/values/typed';

const CHARACTERS_MAX = 200;

/** A header's text is judged as a body's: a name is shown, printed into workbooks and becomes the name of a download. */
class FileNameHeader {
  @FreeText(CHARACTERS_MAX) fileName: string;
}

/** Name of the uploaded file from X-File-Name, encoded as by encodeURIComponent: in an address it would reach logs. */
export const FileName = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  fileNameOf(context.switchToHttp().getRequest<Request>().headers['x-file-name']),
);

/** @throws Problem 400 for none, and for one that cannot be read or is too long */
export function fileNameOf(given: string | string[] | undefined): string {
  const header = plainToInstance(FileNameHeader, { fileName: decoded(given) });
  const errors = validateSync(header);
  if (errors.length > 0) throw validationProblem(errors);
  if (header.fileName === '') throw new Problem(400, 'FILE_NAME_REQUIRED');
  return header.fileName;
}

function decoded(given: string | string[] | undefined): string {
  try {
    return typeof given === 'string' ? decodeURIComponent(given) : '';
  } catch {
    return '';
  }
}
