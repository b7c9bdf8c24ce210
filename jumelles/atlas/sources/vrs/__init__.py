"""Virtual Radar Server: airports, and between which of them call signs were seen to fly."""
