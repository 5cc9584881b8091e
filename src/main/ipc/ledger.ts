import { z } from 'zod'
import { ledgerFilter, ledgerGroupings, ledgerQuery } from '../../shared/model/ledger.ts'
import { ledgerBreakdown, ledgerClaims, ledgerRows, ledgerView } from '../store/ledger.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

const place = z.int().nonnegative()

export const ledgerHandlers = ({ store }: Library) =>
  ({
    view: { parameters: z.tuple([ledgerQuery]), answer: (query) => ledgerView(store, query) },
    rows: {
      parameters: z.tuple([ledgerQuery, place, place]),
      answer: (query, start, end) => ledgerRows(store, query, start, end),
    },
    claims: { parameters: z.tuple([ledgerFilter]), answer: (filter) => ledgerClaims(store, filter) },
    breakdown: {
      parameters: z.tuple([z.enum(ledgerGroupings), ledgerFilter]),
      answer: (groupBy, filter) => ledgerBreakdown(store, groupBy, filter),
    },
  }) satisfies Handlers<'ledger'>
