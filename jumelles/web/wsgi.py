"""The application for any WSGI server: `jumelles.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jumelles.web.settings")
application = get_wsgi_application()
