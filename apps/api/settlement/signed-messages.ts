import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { wholeBody } from '#apps/api/bodies/paced-body';
import { validationProblem } from '#apps/api/problems/field-problems';
import { Problem } from '#apps/api/problems/problem';
import { problemIn } from '#apps/api/values/readable-texts';
import { isSignedBy, NOTIFICATION_HEADERS } from '#libs/bank/notification-signature';
import { databaseNow } from '#libs/persistence/database/database-clock';

const BODY_BYTES_MAX = 64 * 1024;
/** The bank's clock and ours may differ by so much; a message older than that was sent again by somebody else. */
const FRESH_MINUTES = 5;
const TIMESTAMP = /^\d{1,12}$/;
const NONCE = /^[A-Za-z0-9_-]{8,64}$/;

export interface SignedContent<T> {
  /** Serves once: whoever writes takes it in his transaction. */
  readonly nonce: string;
  readonly content: T;
}

/** What the bank sends: the signature is judged before the content, nothing of a stranger's is read. */
@Injectable()
export class SignedMessages {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** @throws Problem 401 for a signature that is not the bank's or not fresh, 400 for what the bank must not say */
  async read<T extends object>(
    request: Request,
    kind: ClassConstructor<T>,
  ): Promise<SignedContent<T>> {
    const secret = this.config.bankNotificationSecret;
    if (secret === undefined) throw new Problem(404, 'NOT_FOUND');
    const { nonce, body } = await signedParts(request, secret, this.dataSource);
    return { nonce, content: contentOf(body, kind) };
  }
}

async function signedParts(
  request: Request,
  secret: string,
  dataSource: DataSource,
): Promise<{ nonce: string; body: Buffer }> {
  const timestamp = header(request, NOTIFICATION_HEADERS.timestamp);
  const nonce = header(request, NOTIFICATION_HEADERS.nonce);
  if (!TIMESTAMP.test(timestamp) || !NONCE.test(nonce))
    throw new Problem(401, 'NOTIFICATION_REFUSED');
  const tooLarge = () => new Problem(413, 'BODY_TOO_LARGE');
  const body = await wholeBody(request, BODY_BYTES_MAX, tooLarge);
  const signature = header(request, NOTIFICATION_HEADERS.signature);
  if (!isSignedBy(secret, { timestamp, nonce, body }, signature))
    throw new Problem(401, 'NOTIFICATION_REFUSED');
  const now = await databaseNow(dataSource.manager);
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > FRESH_MINUTES * 60)
    throw new Problem(401, 'NOTIFICATION_STALE', { minutes: FRESH_MINUTES });
  return { nonce, body };
}

function header(request: Request, name: string): string {
  const given = request.headers[name];
  return typeof given === 'string' ? given : '';
}

function contentOf<T extends object>(body: Buffer, kind: ClassConstructor<T>): T {
  const given = parsed(body);
  const unreadable = problemIn(given, '');
  if (unreadable !== undefined) throw unreadable;
  const told = plainToInstance(kind, given);
  const errors = validateSync(told, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw validationProblem(errors);
  return told;
}

function parsed(body: Buffer): object {
  try {
    const given: unknown = JSON.parse(body.toString('utf8'));
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given;
  } catch {
    // Falls through to the refusal: what is no JSON object names no field.
  }
  throw new Problem(400, 'NOTIFICATION_MALFORMED', { fields: 'JSON' });
}
