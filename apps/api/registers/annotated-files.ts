import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { SpooledBody } from '#apps/api/bodies/spooled-body';
import { Config } from '#config/config';
import { Slots } from '#libs/documents/slots';

/** Workbooks made at once: each holds the file it is made from. One of the places is never one unit's. */
const PLACES = { size: 2, waitingMax: 20, waitingOfSenderMax: 2 };

/** Workbooks that are made from a whole file: in turns, on the disk, and only then sent; nobody's slow line holds a place. */
@Injectable()
export class AnnotatedFiles {
  private readonly folder: string;
  private readonly places = new Slots(PLACES);

  constructor(config: Config) {
    this.folder = join(config.dataFolder, 'outgoing');
  }

  /** @throws QueueFull */
  async made(unitId: number, make: () => Promise<ReadableStream<Uint8Array>>): Promise<Readable> {
    const body = await this.places.run(
      async () =>
        SpooledBody.of(
          Readable.fromWeb((await make()) as NodeReadableStream<Uint8Array>),
          this.folder,
        ),
      String(unitId),
    );
    return body.stream();
  }
}
