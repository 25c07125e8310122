import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import { NOTIFICATION_TYPE } from '#libs/bank/notification-signature';

/** A message of the bank as the raw body, with its signature in headers: what the description says of such a message. */
export function SignedByBank(nonceExample: string, body: string): MethodDecorator {
  return applyDecorators(
    ApiBody({ schema: { type: 'string', format: 'binary' }, description: body }),
    ApiHeader({
      name: 'X-Bank-Signature',
      required: true,
      example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    }),
    ApiHeader({ name: 'X-Bank-Nonce', required: true, example: nonceExample }),
    ApiHeader({ name: 'X-Bank-Timestamp', required: true, example: '1796000000' }),
    ApiConsumes(NOTIFICATION_TYPE),
  );
}
