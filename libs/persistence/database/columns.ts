import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** Fen as BIGINT; the driver gives text, and a number outside the safe integers is refused, never rounded. */
export const fenTransformer = {
  to: (value: number | null | undefined) => {
    if (value !== null && value !== undefined && !Number.isSafeInteger(value))
      throw new RangeError('fen must be a safe integer');
    return value;
  },
  from: (value: string | number | null) => {
    if (value === null) return null;
    const fen = Number(value);
    if (!Number.isSafeInteger(fen))
      throw new RangeError('fen read from the database leaves the safe integers');
    return fen;
  },
};

export function FenColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'bigint', transformer: fenTransformer, ...options });
}

/** '202607'. */
export function MonthColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'char', length: 6, ...options });
}

/** A reference to a row with a small id. */
export function RefColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'int', unsigned: true, ...options });
}

/** Instants are UTC to the millisecond. */
export function InstantColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'datetime', precision: 3, ...options });
}

export function CodeColumn(length: number, options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'varchar', length, ...options });
}

/** A keyed hash or content hash in hex; ascii so that indexes stay small. */
export function HashColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin', ...options });
}

/** JSON kept as text, the same in MySQL and MariaDB. */
export function JsonColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'simple-json', ...options });
}

/** The 16-digit number of a submission, the key of everything that belongs to it. */
export function BusinessNoColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'char', length: 16, charset: 'ascii', collation: 'ascii_bin', ...options });
}

export function BusinessNoKey(): PropertyDecorator {
  return PrimaryColumn({ type: 'char', length: 16, charset: 'ascii', collation: 'ascii_bin' });
}

/** A column that the server computes: never written, and read by conditions alone. */
export function NameKeyColumn(length: number): PropertyDecorator {
  return Column({ type: 'varchar', length, insert: false, update: false, select: false });
}
