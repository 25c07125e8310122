import { Module } from '@nestjs/common';
import { TasksController } from '#apps/api/tasks/tasks.controller';
import { TasksService } from '#apps/api/tasks/tasks.service';

@Module({ controllers: [TasksController], providers: [TasksService], exports: [TasksService] })
export class TasksModule {}
