"""The host: drives runs, keeps what happens, and only then acts."""

from runtime.host.host import Host, Surroundings
from runtime.host.publishing import Publications, PublishingError
from runtime.host.version import Version

__all__ = ["Host", "Publications", "PublishingError", "Surroundings", "Version"]
