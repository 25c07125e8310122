import type { EntityManager } from 'typeorm';
import type { Business } from '#libs/businesses/business';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';

/** A draft that is held while it is edited. */
export interface Draft<B extends Business> {
  readonly manager: EntityManager;
  readonly row: SubmissionEntity;
  readonly business: B;
  readonly keyedHashSecret: string;
}
