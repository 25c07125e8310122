import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { actingPerson } from '#libs/persistence/access/acting-person';
import type { SessionEntity } from '#libs/persistence/entities/access.entity';
import type { Actor } from '#apps/api/auth/actor';

/** The person behind a session; null when the login was closed since. */
@Injectable()
export class ActorFinder {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of({ actorKind, actorId, publicId }: SessionEntity): Promise<Actor | null> {
    const kind = actorKind === 'staff' ? 'staff' : 'operator';
    const found = await actingPerson(this.dataSource.manager, kind, actorId);
    if (found === null) return null;
    const { active, ...person } = found;
    return active ? { ...person, sessionId: publicId } : null;
  }
}
