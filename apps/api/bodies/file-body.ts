import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';

/** A file as the raw body, with its name and its digest in headers: what the description says of such an upload. */
export function FileBody(nameExample: string): MethodDecorator {
  return applyDecorators(
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
    ApiHeader({
      name: 'Content-Digest',
      required: true,
      example: 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    }),
    ApiHeader({
      name: 'X-File-Name',
      required: true,
      example: nameExample,
      description: 'as encodeURIComponent gives it',
    }),
    ApiConsumes('application/octet-stream'),
  );
}
