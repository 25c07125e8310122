import { Module } from '@nestjs/common';
import { DocumentsController } from '#apps/api/documents/documents.controller';
import { Verification } from '#apps/api/documents/verification';

@Module({ controllers: [DocumentsController], providers: [Verification] })
export class DocumentsModule {}
