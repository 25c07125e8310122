import 'reflect-metadata';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { looksRandom } from '#config/secret-strength';

const SECRET_LENGTH_MIN = 32;
const DATABASE_URL_PATTERN =
  /^(mysql|mariadb):\/\/[^/?]+\/[A-Za-z0-9_]+(\?tls=(system|\/[^\s&]+))?$/;
const S3_PROPERTIES = ['s3Endpoint', 's3Bucket', 's3AccessKeyId', 's3SecretAccessKey'] as const;

/** A group of S3 keys is all there or not there at all. */
const whenS3 = (config: Config): boolean =>
  S3_PROPERTIES.some((name) => config[name] !== undefined);

/** What api, worker and migrations are told from outside. A property `apiPort` is the environment key `API_PORT`. */
export class Config {
  /**
   * `mysql://` for MySQL 8.4, `mariadb://` for MariaDB 10.11; carries its user and password. `?tls=system`, or `?tls=` and
   * the path of an authority's certificate: the connection is by TLS, and the server's name is checked.
   */
  @Matches(DATABASE_URL_PATTERN)
  readonly databaseUrl: string;

  @Matches(/^[^\s/]+:\d+$/)
  readonly temporalAddress: string;

  @IsNotEmpty()
  readonly temporalNamespace: string = 'default';

  @Transform(({ value }: { value: unknown }) => booleanOf(value))
  @IsBoolean()
  readonly temporalTls: boolean = false;

  @IsOptional()
  @IsString()
  readonly temporalApiKey?: string;

  /** 32 bytes in base64: payloads in the engine are sealed with it. Absent: they are readable, and carry ids only. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=$/)
  readonly temporalPayloadKey?: string;

  /** The one page that may ask the worker to open sealed payloads. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s]+$/)
  readonly temporalUiOrigin?: string;

  @IsIn(['production', 'demonstration'])
  readonly mode: 'production' | 'demonstration';

  /** The address the api listens on; `0.0.0.0` inside a container. */
  @IsNotEmpty()
  readonly apiHost: string = '127.0.0.1';

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65535)
  readonly apiPort: number;

  /** Where the worker shows its health and Prometheus metrics. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65535)
  readonly workerPort: number = 9464;

  /** The one origin browsers know: pages, api, event stream and phone page; signed into every UKey sign-in. */
  @Matches(/^https?:\/\/[^/\s]+$/)
  readonly webOrigin: string;

  /** Proxies whose X-Forwarded-For is believed, in the words of Express. */
  @IsNotEmpty()
  readonly trustedProxies: string = 'loopback';

  /** Of one signed-in person, through all his sessions, in each api process; more is answered 429. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly signedInRequestsPerMinute: number = 3_000;

  /** Scans and documents, when no S3 storage is named. */
  @IsNotEmpty()
  readonly dataFolder: string;

  /** Keys the hashes by which ID numbers and phones are found. Changing it makes them unfindable. */
  @MinLength(SECRET_LENGTH_MIN)
  readonly keyedHashSecret: string;

  /** Seals stored secrets: TOTP seeds, and columns once they are encrypted. */
  @MinLength(SECRET_LENGTH_MIN)
  readonly sealingSecret: string;

  /** Shared with the bank, whose notifications it signs. Absent: none is taken, and statements bring the money. */
  @IsOptional()
  @MinLength(SECRET_LENGTH_MIN)
  readonly bankNotificationSecret?: string;

  /** Where the bank takes orders to collect, signed by the same secret. Absent: direct debit is not offered. */
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/)
  readonly bankOrderUrl?: string;

  @IsNotEmpty()
  readonly chromiumPath: string = '/usr/bin/chromium-headless-shell';

  /** ClamAV's daemon, `host:port` or the path of its socket: papers are looked through for viruses. Absent: they are not. */
  @IsOptional()
  @Matches(/^(\/\S+|[^\s/]+:\d+)$/)
  readonly clamdAddress?: string;

  /** Root certificates (*.pem) and revocation lists (*.crl.pem) that UKeys are checked against. */
  @IsNotEmpty()
  readonly ukeyTrustFolder: string;

  /** Where operators find the driver of their key: a page of the centre's. Absent: the sign-in page names the centre's site. */
  @IsOptional()
  @Matches(/^https:\/\/[^/\s]+(\/\S*)?$/)
  readonly ukeyDriverUrl?: string;

  /** Whether the api serves its own description at /api/docs. Unset: in the demonstration only. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => booleanOf(value))
  @IsBoolean()
  readonly apiDocuments?: boolean;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  readonly logLevel: string = 'info';

  @ValidateIf(whenS3)
  @Matches(/^https?:\/\/\S+$/)
  readonly s3Endpoint?: string;

  @ValidateIf(whenS3)
  @IsNotEmpty()
  readonly s3Bucket?: string;

  @ValidateIf(whenS3)
  @IsNotEmpty()
  readonly s3AccessKeyId?: string;

  @ValidateIf(whenS3)
  @IsNotEmpty()
  readonly s3SecretAccessKey?: string;

  @IsNotEmpty()
  readonly s3Region: string = 'us-east-1';
}

/** Refused configuration: all bad keys at once, never a value, for a value may be a secret. */
export class ConfigError extends Error {
  constructor(readonly keys: readonly string[]) {
    super(`Missing or invalid in the environment: ${keys.join(', ')} (see .env.example)`);
    this.name = 'ConfigError';
  }
}

/** An empty variable counts as absent: compose files and shells hand over empty strings for unset ones. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const config = plainToInstance(
    Config,
    Object.fromEntries(given.map(([key, value]) => [propertyOf(key), value])),
    { exposeDefaultValues: true },
  );
  const malformed = validateSync(config, { skipMissingProperties: false });
  const keys = [...new Set([...malformed.map(({ property }) => property), ...weak(config)])].map(
    keyOf,
  );
  if (keys.length > 0) throw new ConfigError(keys.sort());
  return Object.freeze(config);
}

/** What a demonstration may have and production may not: an origin without TLS, secrets that nobody drew. */
function weak(config: Config): (keyof Config)[] {
  if (config.mode !== 'production') return [];
  // Called before the shape is known: what is missing is weak, too.
  const [webOrigin, keyedHashSecret, sealingSecret] = [
    config.webOrigin,
    config.keyedHashSecret,
    config.sealingSecret,
  ].map(String) as [string, string, string];
  return [
    ...(webOrigin.startsWith('https://') ? [] : (['webOrigin'] as const)),
    ...(looksRandom(keyedHashSecret) ? [] : (['keyedHashSecret'] as const)),
    ...(looksRandom(sealingSecret) && sealingSecret !== keyedHashSecret
      ? []
      : (['sealingSecret'] as const)),
  ];
}

/** The whole environment of this process; the only reader of it besides the tests' and the launcher's. */
export function loadProcessConfig(): Config {
  return loadConfig(process.env);
}

/** For the migration command, which needs nothing else. */
export function loadDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  const url = env['DATABASE_URL'] ?? '';
  if (!DATABASE_URL_PATTERN.test(url)) throw new ConfigError(['DATABASE_URL']);
  return url;
}

function propertyOf(key: string): string {
  return key.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function keyOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function booleanOf(value: unknown): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}
