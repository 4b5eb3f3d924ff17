// Literata, the face of the text written together: import it where a document is shown, nowhere else.
import '@fontsource-variable/literata/wght.css'
import '@fontsource-variable/literata/wght-italic.css'
