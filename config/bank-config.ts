import { ConfigError } from '#config/config';

/** What the demonstration's bank is told from outside. */
export interface BankConfig {
  readonly port: number;
  /** Where it keeps its accounts and entries. */
  readonly stateFile: string;
  /** The hall's api, which hears of every entry. */
  readonly hallUrl: string;
  readonly notificationSecret: string;
}

const KEYS = ['BANK_PORT', 'BANK_STATE_FILE', 'BANK_HALL_URL', 'BANK_NOTIFICATION_SECRET'] as const;

/** @throws ConfigError that names every missing key */
export function loadBankConfig(env: NodeJS.ProcessEnv = process.env): BankConfig {
  const told = (key: (typeof KEYS)[number]): string => env[key] ?? '';
  const missing = KEYS.filter((key) => told(key) === '');
  if (missing.length > 0) throw new ConfigError(missing);
  return {
    port: Number(told('BANK_PORT')),
    stateFile: told('BANK_STATE_FILE'),
    hallUrl: told('BANK_HALL_URL'),
    notificationSecret: told('BANK_NOTIFICATION_SECRET'),
  };
}
