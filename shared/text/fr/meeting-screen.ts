// Words of a meeting on the screen of a room.
export const meetingScreen = {
  'meetingScreen.here': 'Cet atelier',
  'meetingScreen.day': 'Toute la rencontre',
  'meetingScreen.day.spelled': 'Code de toute la rencontre, pour choisir un autre atelier\u202f: {letters}',
  'meetingScreen.others': 'Les autres ateliers de la rencontre',
} as const
