import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '#config/config';
import { ApiModule } from '#apps/api/api.module';
import { useApiPrefix } from '#apps/api/api-prefix';
import { openApiDocument } from '#apps/api/open-api/open-api';

const NOT_USED = 'only described, never connected to, forty';

/**
 * Writes the OpenAPI document of the code to the file named as argument. In Nest's preview mode nothing is constructed:
 * neither database nor engine is needed. The demonstration's endpoints are in it, for the web's login page calls them.
 */
async function writeOpenApi(path: string): Promise<void> {
  const config = loadConfig({
    DATABASE_URL: 'mariadb://none/none',
    TEMPORAL_ADDRESS: 'none:1',
    MODE: 'demonstration',
    API_PORT: '1',
    WEB_ORIGIN: 'http://none',
    DATA_FOLDER: 'none',
    UKEY_TRUST_FOLDER: 'none',
    KEYED_HASH_SECRET: NOT_USED,
    SEALING_SECRET: NOT_USED,
  });
  const app = await NestFactory.create(ApiModule.with(config), { preview: true, logger: false });
  useApiPrefix(app);
  await writeFile(path, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
}

await writeOpenApi(process.argv[2] ?? 'openapi.json');
