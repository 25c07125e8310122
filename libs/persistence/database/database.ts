import { createConnection } from 'mysql2/promise';

/** Makes the database the url names, if it is not there. utf8mb4_bin: account numbers and names compare exactly. */
export async function createDatabase(databaseUrl: string): Promise<void> {
  await onServer(
    databaseUrl,
    (name) => `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  );
}

export async function dropDatabase(databaseUrl: string): Promise<void> {
  await onServer(databaseUrl, (name) => `DROP DATABASE IF EXISTS \`${name}\``);
}

async function onServer(databaseUrl: string, statement: (name: string) => string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  if (!/^[A-Za-z0-9_]+$/.test(name))
    throw new Error('The database url must name a database of letters, digits and _');
  const connection = await createConnection({
    host: url.hostname,
    port: Number(url.port || '3306'),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
  try {
    await connection.query(statement(name));
  } finally {
    await connection.end();
  }
}
