import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Problem } from '#apps/api/problems/problem';

const CHARACTERS_MAX = 200;

/** Name of the uploaded file from X-File-Name, encoded as by encodeURIComponent: in an address it would reach logs. */
export const FileName = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const given = context.switchToHttp().getRequest<Request>().headers['x-file-name'];
  const name = decoded(typeof given === 'string' ? given : '');
  if (name === '' || name.length > CHARACTERS_MAX) throw new Problem(400, 'FILE_NAME_REQUIRED');
  return name;
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
