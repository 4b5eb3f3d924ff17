// Words of a meeting on the screen of a room.
export const meetingScreen = {
  'meetingScreen.day': 'Pour un autre atelier de la rencontre',
  'meetingScreen.day.spelled': 'Pour un autre atelier de la rencontre, le code est\u202f: {letters}',
  'meetingScreen.others': 'Les autres ateliers de la rencontre',
} as const
