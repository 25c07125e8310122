import { Module } from '@nestjs/common';
import { Documents } from '#apps/api/documents/documents';
import { DocumentsController } from '#apps/api/documents/documents.controller';
import { Verification } from '#apps/api/documents/verification';

@Module({ controllers: [DocumentsController], providers: [Documents, Verification] })
export class DocumentsModule {}
