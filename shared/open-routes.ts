// Method and path of what pages without an account ask: the first screens, rooms on phones, the screen of a room. They load this,
// and not the table of everything.

export type Route = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`

export const openRoutes = {
  readInstance: 'GET /api/instance',
  setUp: 'POST /api/setup',
  signIn: 'POST /api/session',
  signOut: 'DELETE /api/session',
  readMe: 'GET /api/me',
  readLink: 'POST /api/links/read',
  acceptInvitation: 'POST /api/links/accept',
  requestReset: 'POST /api/reset-requests',
  resetPassphrase: 'POST /api/links/reset',
  findRoom: 'POST /api/rooms/found',
  listRoomOrganisations: 'POST /api/rooms/:workshopId/organisations',
  joinRoom: 'POST /api/rooms/:workshopId/guests',
  castBallot: 'POST /api/rooms/:workshopId/guests/:guestId/ballots/:roundId',
  takePart: 'POST /api/rooms/:workshopId/guests/:guestId/commands',
  readRoom: 'GET /api/rooms/:workshopId/guests/:guestId/view',
  readTakeAway: 'GET /api/rooms/:workshopId/guests/:guestId/take-away',
  makeFollowCode: 'POST /api/rooms/:workshopId/guests/:guestId/code',
  giveContact: 'PUT /api/rooms/:workshopId/guests/:guestId/contact',
  readFollow: 'POST /api/follow',
  askByCode: 'POST /api/follow/commands',
  openScreen: 'POST /api/screens',
  readScreen: 'GET /api/screens/:workshopId/view',
  approveRestitution: 'POST /api/rooms/:workshopId/guests/:guestId/approval',
  readTableReport: 'GET /api/rooms/:workshopId/guests/:guestId/report',
} as const satisfies Record<string, Route>

export type OpenEndpointName = keyof typeof openRoutes
